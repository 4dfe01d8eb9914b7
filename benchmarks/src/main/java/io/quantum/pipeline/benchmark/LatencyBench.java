package io.quantum.pipeline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long an intent takes from the moment it is due on the stream to its order at the paper venue,
 * beside a floor that makes the same calls with empty scripts, on the same server in the same run;
 * the floor before and after, because machines drift.
 *
 * <p>{@code LatencyBench SERVICE_JAR [--rate N] [--seconds S]}; 100 and then 1,000 a second by
 * default. Limits are raised so that nothing waits on purpose. Exit codes: 0, 2 if an intent did
 * not become exactly one order, 64 usage, 70 if it cannot be measured.
 */
public final class LatencyBench {
  private static final String STREAM = "quantum:stream:trade.intent";
  private static final String VENUE = "quantum:stream:paper.orders";
  private static final int WARM_RATE = 1_000;
  private static final int WARM_SECONDS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final double[] PERCENTILES = {50, 90, 99, 99.9};

  private final Path serviceJar;
  private final int perSecond;
  private final int seconds;
  private final BenchRedis server;

  private LatencyBench(Path serviceJar, int perSecond, int seconds, BenchRedis server) {
    this.serviceJar = serviceJar;
    this.perSecond = perSecond;
    this.seconds = seconds;
    this.server = server;
  }

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(exitCode(args));
  }

  private static int exitCode(String[] args) {
    try {
      Options options = Options.read(args, 1, Set.of("--rate", "--seconds"));
      int seconds = (int) options.number("--seconds", 1, 3_600).orElse(20);
      List<Integer> rates =
          options.number("--rate", 1, 20_000).stream().mapToObj(rate -> (int) rate).toList();
      boolean sound = true;
      for (int rate : rates.isEmpty() ? List.of(100, 1_000) : rates) {
        try (BenchRedis server = BenchRedis.start()) {
          sound &= new LatencyBench(Path.of(args[0]), rate, seconds, server).run();
        }
      }
      return sound ? 0 : 2;
    } catch (IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      return 64;
    } catch (IOException | InterruptedException failed) {
      System.err.println("latency could not be measured: " + failed.getMessage());
      for (Throwable also : failed.getSuppressed()) {
        System.err.println("and: " + also.getCause());
      }
      return 70;
    }
  }

  private boolean run() throws IOException, InterruptedException {
    System.out.printf(
        "latency: %,d intents/s for %d s, microseconds from due to the venue, %s%n",
        perSecond, seconds, Path.of(server.binary()).getFileName());
    System.out.printf("%-14s %9s %9s %9s %9s %9s%n", "", "p50", "p90", "p99", "p99.9", "max");
    Histogram before = floor();
    show("floor, before", before);
    Histogram service = service();
    show("service", service);
    Histogram after = floor();
    show("floor, after", after);
    before.add(after);
    System.out.printf(
        Locale.ROOT,
        "ratio          p50 %.2f (wanted: at most 3), p99 %.2f (at most 5), p99.9 %.2f%n",
        ratio(service, before, 50),
        ratio(service, before, 99),
        ratio(service, before, 99.9));
    return isAccountedFor();
  }

  private static double ratio(Histogram service, Histogram floor, double percentile) {
    return (double) service.getValueAtPercentile(percentile)
        / floor.getValueAtPercentile(percentile);
  }

  private static void show(String name, Histogram latencies) {
    StringBuilder line = new StringBuilder("%-14s".formatted(name));
    for (double percentile : PERCENTILES) {
      line.append(micros(latencies.getValueAtPercentile(percentile)));
    }
    System.out.println(line.append(micros(latencies.getMaxValue())));
  }

  private static String micros(long nanos) {
    return String.format(Locale.ROOT, " %,9.0f", nanos / 1e3);
  }

  private Histogram floor() throws IOException, InterruptedException {
    try (LatencyFloor floor = new LatencyFloor(server.port())) {
      return measured(LatencyFloor.INTENTS, LatencyFloor.VENUE);
    }
  }

  private Histogram service() throws IOException, InterruptedException {
    Path log = Files.createTempFile("latency-service", ".log");
    log.toFile().deleteOnExit();
    try (BenchService service =
        BenchService.start(
            serviceJar,
            log,
            Map.of(
                "REDIS_URL", server.url(),
                "ALLOW_VOLATILE_REDIS", "true",
                "CONSUMER_NAME", "execution-bench",
                "EXECUTION_RATE_LIMIT", "1000000",
                "EXECUTION_SYMBOL_INTERVAL_SEC", "0"))) {
      service.awaitReady(START_LIMIT);
      return measured(STREAM, VENUE);
    }
  }

  // Both are warmed up in the same way, at the higher rate: what is compared is steady work.
  private Histogram measured(String stream, String venue) throws IOException, InterruptedException {
    int warm = WARM_RATE * Math.min(WARM_SECONDS, seconds);
    int counted = perSecond * seconds;
    try (VenueArrivals arrivals = new VenueArrivals(server.port(), venue, warm + counted);
        OpenLoop loop = new OpenLoop(server.port(), stream, warm + counted)) {
      loop.send(warm, WARM_RATE);
      arrivals.await(warm, PATIENCE);
      TimeUnit.SECONDS.sleep(1);
      loop.send(counted, perSecond);
      arrivals.await(warm + counted, PATIENCE);
      Histogram latencies = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
      for (int number = warm + 1; number <= warm + counted; number++) {
        latencies.recordValue(arrivals.nanos(number) - loop.dueNanos(number));
      }
      return latencies;
    }
  }

  private boolean isAccountedFor() throws IOException {
    try (PlainRedis redis = new PlainRedis(server.port())) {
      long intents = (Long) redis.call("XLEN", STREAM);
      long orders = (Long) redis.call("XLEN", VENUE);
      Object filled = redis.call("HGET", "quantum:exec:ledger", "filled");
      boolean sound = intents == orders && Long.toString(intents).equals(filled);
      System.out.printf(
          "%,d intents, %,d orders at the venue, %s filled: %s%n",
          intents, orders, filled, sound ? "everything is accounted for" : "BROKEN");
      return sound;
    }
  }
}
