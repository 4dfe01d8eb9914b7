package io.quantum.pipeline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How fast the real service closes a stale backlog, beside a floor that only reads and
 * acknowledges, on the same server in the same run; the floor before and after, because machines
 * drift.
 *
 * <p>{@code DrainBench SERVICE_JAR [--count N] [--pending P] [--rounds R] [--standby 1] [--idle S]
 * [--jfr FILE]}. Of the entries 2 % are fresh, 1 % break the contract, the rest are past their age
 * limit. Exit codes: 0, 2 if an entry is not accounted for, 64 usage.
 */
public final class DrainBench {
  private static final String STREAM = "quantum:stream:trade.intent";
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final int BATCH = 500;
  private static final Set<String> OPTIONS =
      Set.of("--count", "--pending", "--rounds", "--standby", "--idle", "--jfr");

  private final Path serviceJar;
  private final Options options;
  private final int count;
  private final int pending;
  private final BenchRedis server;
  private final PlainRedis redis;

  private DrainBench(Path serviceJar, Options options, BenchRedis server) throws IOException {
    this.serviceJar = serviceJar;
    this.options = options;
    this.count = (int) options.number("--count", 1_000, 100_000_000).orElse(300_000);
    this.pending = (int) options.number("--pending", 0, count).orElse(0);
    this.server = server;
    this.redis = new PlainRedis(server.port());
  }

  /** One measurement. */
  private record Measured(double perSecond, double clientCpu, double serverCpu) {
    String shown(String name) {
      return String.format(
          Locale.ROOT,
          "%-8s %,10.0f entries/s   CPU s per 100,000: client %.2f, server %.2f",
          name,
          perSecond,
          clientCpu,
          serverCpu);
    }
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try {
      Options options = Options.read(args, 1, OPTIONS);
      boolean sound = true;
      for (long round = options.number("--rounds", 1, 100).orElse(1); round > 0; round--) {
        try (BenchRedis server = BenchRedis.start()) {
          sound &= new DrainBench(Path.of(args[0]), options, server).run();
        }
      }
      System.exit(sound ? 0 : 2);
    } catch (IllegalArgumentException usage) {
      System.err.println(usage.getMessage());
      System.exit(64);
    }
  }

  private boolean run() throws IOException, InterruptedException {
    System.out.printf(
        "drain: %,d entries, %,d of them pending, %s%n", count, pending, server.binary());
    int invalid = StaleBacklog.load(server.port(), STREAM, count);
    Measured before = floor("before");
    System.out.println(before.shown("floor"));
    if (pending > 0) {
      deliverToADeadConsumer();
    }
    Measured ours = service();
    System.out.println(ours.shown("service"));
    Measured after = floor("after");
    System.out.println(after.shown("floor"));
    double ratio = ours.perSecond() / ((before.perSecond() + after.perSecond()) / 2);
    System.out.printf(Locale.ROOT, "ratio    %.2f%n", ratio);
    return isAccountedFor(invalid);
  }

  private Measured floor(String name) throws IOException {
    redis.call("XGROUP", "CREATE", STREAM, "floor-" + name, "0");
    double serverBefore = ProcessCpu.seconds(server.pid());
    double clientBefore = ProcessCpu.seconds(ProcessHandle.current().pid());
    long started = System.nanoTime();
    long drained;
    try (FloorConsumer consumer = new FloorConsumer(server.port())) {
      drained = consumer.drain(STREAM, "floor-" + name, BATCH);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    Measured measured =
        measured(
            drained,
            seconds,
            ProcessCpu.seconds(ProcessHandle.current().pid()) - clientBefore,
            serverBefore);
    redis.call("XGROUP", "DESTROY", STREAM, "floor-" + name);
    return measured;
  }

  private void deliverToADeadConsumer() throws IOException {
    redis.call("XGROUP", "CREATE", STREAM, GROUP, "0");
    for (int left = pending; left > 0; left -= 10_000) {
      redis.call(
          "XREADGROUP",
          "GROUP",
          GROUP,
          "execution-dead",
          "COUNT",
          "" + Math.min(left, 10_000),
          "STREAMS",
          STREAM,
          ">");
    }
    // It is one of ours that died, not a foreign executor.
    redis.call("HSET", "quantum:exec:limits", "execution-dead", "5");
    redis.call(
        "HSET",
        "quantum:exec:reader",
        "owner",
        "execution-dead",
        "token",
        "dead",
        "epoch",
        "1",
        "until",
        "0");
  }

  private Measured service() throws IOException, InterruptedException {
    Path log = Files.createTempFile("drain-service", ".log");
    Path second = Files.createTempFile("drain-standby", ".log");
    double serverBefore = ProcessCpu.seconds(server.pid());
    try (BenchService service =
            BenchService.start(serviceJar, log, environment("execution-bench"));
        AutoCloseable standby = standby(service, second)) {
      await(service, () -> settled() > 0);
      long started = System.nanoTime();
      long already = settled();
      double clientBefore = ProcessCpu.seconds(service.pid());
      await(service, () -> settled() == count);
      double seconds = (System.nanoTime() - started) / 1e9;
      Measured measured =
          measured(
              count - already,
              seconds,
              ProcessCpu.seconds(service.pid()) - clientBefore,
              serverBefore);
      System.out.printf(Locale.ROOT, "drained  in %.1f s%n", seconds);
      idle(service);
      return measured;
    } catch (IOException | InterruptedException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException("a stand-by does not fail to close", impossible);
    } finally {
      Files.deleteIfExists(log);
      Files.deleteIfExists(second);
    }
  }

  private Map<String, String> environment(String consumer) {
    Map<String, String> environment =
        new TreeMap<>(
            Map.of(
                "REDIS_URL",
                server.url(),
                "ALLOW_VOLATILE_REDIS",
                "true",
                "CONSUMER_NAME",
                consumer));
    String recording = options.text("--jfr", "");
    if (!recording.isEmpty()) {
      environment.put(
          "JAVA_TOOL_OPTIONS",
          "-XX:StartFlightRecording=settings=profile,filename="
              + Path.of(recording).toAbsolutePath());
    }
    return environment;
  }

  // Another instance that has found the lease taken, and looks on. What is drained until then does
  // not
  // count.
  private AutoCloseable standby(BenchService reader, Path log)
      throws IOException, InterruptedException {
    if (options.number("--standby", 1, 1).isEmpty()) {
      return () -> {};
    }
    await(reader, () -> settled() > 0);
    BenchService standby = BenchService.start(serviceJar, log, environment("execution-standby"));
    standby.awaitReady(Duration.ofSeconds(60));
    return standby;
  }

  private void idle(BenchService service) throws IOException, InterruptedException {
    long seconds = options.number("--idle", 1, 3_600).orElse(0);
    if (seconds > 0) {
      // Not the moment after the drain: compiling and collecting are still under way then.
      TimeUnit.SECONDS.sleep(2);
      double before = ProcessCpu.seconds(service.pid());
      TimeUnit.SECONDS.sleep(seconds);
      double used = ProcessCpu.seconds(service.pid()) - before;
      System.out.printf(Locale.ROOT, "idle     %.2f %% of a core%n", 100 * used / seconds);
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(BenchService service, Condition condition)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (!condition.holds()) {
      if (!service.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("the service did not drain the group:\n" + service.said());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private Measured measured(long entries, double seconds, double clientCpu, double serverBefore)
      throws IOException {
    double per100k = 100_000.0 / entries;
    return new Measured(
        entries / seconds,
        clientCpu * per100k,
        (ProcessCpu.seconds(server.pid()) - serverBefore) * per100k);
  }

  private boolean isAccountedFor(int invalid) throws IOException {
    Map<String, Long> ledger = ledger();
    long letters = (Long) redis.call("XLEN", STREAM + ".dlq");
    boolean sound =
        settled() == count
            && ledger.getOrDefault("invalid", 0L) == invalid
            && letters == Math.min(invalid, 100_000)
            && pendingNow() == 0;
    System.out.printf(
        "ledger   %s; dead letters %,d of %,d; pending %d: %s%n",
        ledger, letters, invalid, pendingNow(), sound ? "everything is accounted for" : "BROKEN");
    return sound;
  }

  private long settled() throws IOException {
    return ledger().values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<String, Long> ledger() throws IOException {
    List<?> flat = (List<?>) redis.call("HGETALL", "quantum:exec:ledger");
    Map<String, Long> ledger = new TreeMap<>();
    for (int i = 0; i < flat.size(); i += 2) {
      ledger.put((String) flat.get(i), Long.parseLong((String) flat.get(i + 1)));
    }
    return ledger;
  }

  private long pendingNow() throws IOException {
    return (Long) ((List<?>) redis.call("XPENDING", STREAM, GROUP)).get(0);
  }
}
