package io.quantum.pipeline.benchmark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How fast the real service closes a stale backlog, beside a floor that only reads and
 * acknowledges, on the same server in the same run; the floor before and after, because machines
 * drift.
 *
 * <p>{@code DrainBench SERVICE_JAR [--count N] [--pending P]}. Of the entries 2 % are fresh, 1 %
 * break the contract, the rest are past their age limit. Ends with an error if an entry is not
 * accounted for.
 */
public final class DrainBench {
  private static final String STREAM = "quantum:stream:trade.intent";
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final int BATCH = 500;
  private static final int CLOCK_TICKS = 100;

  private final Path serviceJar;
  private final int count;
  private final int pending;
  private final BenchRedis server;
  private final PlainRedis redis;

  private DrainBench(Path serviceJar, int count, int pending, BenchRedis server)
      throws IOException {
    this.serviceJar = serviceJar;
    this.count = count;
    this.pending = pending;
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
    Path jar = Path.of(args[0]);
    int count = option(args, "--count", 300_000);
    int pending = option(args, "--pending", 0);
    boolean sound;
    try (BenchRedis server = BenchRedis.start()) {
      sound = new DrainBench(jar, count, pending, server).run();
    }
    System.exit(sound ? 0 : 2);
  }

  private static int option(String[] args, String name, int byDefault) {
    for (int i = 1; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return Integer.parseInt(args[i + 1]);
      }
    }
    return byDefault;
  }

  private boolean run() throws IOException, InterruptedException {
    System.out.printf(
        "drain: %,d entries, %,d of them pending, %s%n", count, pending, server.binary());
    int invalid = load();
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

  // Bare XADD, as the producers of the incident wrote: the publisher refuses above its hard limit.
  private int load() throws IOException {
    long now = System.currentTimeMillis();
    String fresh = Instant.ofEpochMilli(now).toString();
    String stale = Instant.ofEpochMilli(now - 3_600_000).toString();
    int invalid = 0;
    try (FloorConsumer loader = new FloorConsumer(server.port())) {
      int unanswered = 0;
      for (int i = 0; i < count; i++) {
        boolean broken = i % 100 == 50;
        invalid += broken ? 1 : 0;
        String payload = payload(i, i % 50 == 7 ? fresh : stale, broken);
        loader.send(
            List.of(
                "XADD",
                STREAM,
                "*",
                "event_type",
                "trade.intent",
                "payload",
                payload,
                "timestamp",
                fresh,
                "source",
                "ai-engine"));
        unanswered++;
        if (unanswered == 1_000 || i == count - 1) {
          loader.skipReplies(unanswered);
          unanswered = 0;
        }
      }
    }
    return invalid;
  }

  private static String payload(int number, String timestamp, boolean broken) {
    String symbol = "" + (char) ('A' + number % 26) + (char) ('A' + number / 26 % 26) + "AUSDT";
    return ("{\"symbol\": \"%s\", \"action\": \"BUY\", \"confidence\": %s,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"timestamp\": \"%s\","
            + " \"intent_id\": \"drain-%d\", \"entry_price\": 95000.5, \"stop_loss\": 93500.0,"
            + " \"model\": \"lgbm-v5\", \"regime\": \"trend\", \"volatility_pct\": 0.0213}")
        .formatted(symbol, broken ? "\"0.82\"" : "0.82", timestamp, number);
  }

  private Measured floor(String name) throws IOException {
    redis.call("XGROUP", "CREATE", STREAM, "floor-" + name, "0");
    double serverBefore = serverCpu();
    double clientBefore = ownCpu();
    long started = System.nanoTime();
    long drained;
    try (FloorConsumer consumer = new FloorConsumer(server.port())) {
      drained = consumer.drain(STREAM, "floor-" + name, BATCH);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    Measured measured = measured(drained, seconds, ownCpu() - clientBefore, serverBefore);
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
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-jar",
            serviceJar.toString());
    command
        .environment()
        .putAll(
            Map.of(
                "REDIS_URL",
                server.url(),
                "SERVICE_PORT",
                "0",
                "ALLOW_VOLATILE_REDIS",
                "true",
                "CONSUMER_NAME",
                "execution-bench"));
    Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      double serverBefore = serverCpu();
      await(process, log, () -> settled() > 0);
      long started = System.nanoTime();
      long already = settled();
      double clientBefore = cpuOf(process.pid());
      await(process, log, () -> settled() == count);
      double seconds = (System.nanoTime() - started) / 1e9;
      return measured(count - already, seconds, cpuOf(process.pid()) - clientBefore, serverBefore);
    } finally {
      process.destroy();
      process.waitFor(20, TimeUnit.SECONDS);
      process.destroyForcibly();
      Files.deleteIfExists(log);
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Process process, Path log, Condition condition)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("the service did not drain the group:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private Measured measured(long entries, double seconds, double clientCpu, double serverBefore)
      throws IOException {
    double per100k = 100_000.0 / entries;
    return new Measured(
        entries / seconds, clientCpu * per100k, (serverCpu() - serverBefore) * per100k);
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

  private double serverCpu() throws IOException {
    return cpuOf(server.pid());
  }

  private static double ownCpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }

  // utime and stime of /proc/PID/stat, in clock ticks.
  private static double cpuOf(long pid) throws IOException {
    File stat = new File("/proc/" + pid + "/stat");
    String[] fields = Files.readString(stat.toPath()).replaceAll(".*\\) ", "").split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) CLOCK_TICKS;
  }
}
