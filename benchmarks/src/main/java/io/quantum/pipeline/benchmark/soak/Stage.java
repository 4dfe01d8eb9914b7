package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.BenchRedis;
import io.quantum.pipeline.benchmark.BenchService;
import io.quantum.pipeline.benchmark.PlainRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real processes: a Redis that keeps what it has said (append-only file, every write synced),
 * and two services. The <b>witness</b> lives as long as the run, so that growth can be seen in it;
 * the <b>mortal</b> is killed whenever it reads. When the witness reads it is frozen for longer
 * than its lease lasts, so that the mortal takes over and both get their share of reading.
 *
 * <p><b>Threads</b>: one owner. <b>Errors</b>: {@link IOException} if a process does not start.
 */
final class Stage implements AutoCloseable {
  static final int OPENINGS = 20;
  static final long WINDOW_MILLIS = 60_000;

  /** Few, so that the stream is trimmed every minute. */
  static final int STREAM_KEEPS = 2_000;

  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  // The lease lasts 8 s.
  private static final long FREEZE_SECONDS = 12;

  /** What happens to them. */
  enum Disturbance {
    KILL("kills of the service"),
    FREEZE("freezes"),
    RESTART("restarts of Redis"),
    CRASH("kills of Redis");

    private final String plural;

    Disturbance(String plural) {
      this.plural = plural;
    }
  }

  private final Path serviceJar;
  private final Path folder;
  private final long seed;
  private final Random random;
  private final Map<Disturbance, Integer> happened = new EnumMap<>(Disturbance.class);
  private final BenchRedis redis;
  private final BenchService witness;
  private BenchService mortal;
  private boolean redisIsNext;

  Stage(Path serviceJar, long seed) throws IOException, InterruptedException {
    this.serviceJar = serviceJar;
    this.seed = seed;
    this.random = new Random(seed);
    this.folder = Files.createTempDirectory("soak");
    Runtime.getRuntime().addShutdownHook(new Thread(this::deleteLogs, "delete-soak-logs"));
    this.redis =
        BenchRedis.start(
            "--appendonly", "yes", "--appendfsync", "always", "--proto-max-bulk-len", "1mb");
    this.witness = start("witness");
    witness.awaitReady(START_LIMIT);
    this.mortal = start("mortal");
    mortal.awaitReady(START_LIMIT);
  }

  BenchRedis redis() {
    return redis;
  }

  /** Process id of the service that is never killed. */
  long witnessPid() {
    return witness.pid();
  }

  /** Bytes that both services have logged. */
  long logBytes() throws IOException {
    return Files.size(log("witness")) + Files.size(log("mortal"));
  }

  /** The last lines of both logs, for the report of a failure. */
  List<String> lastWords() throws IOException {
    try (Stream<String> lines =
        Stream.concat(
            tail(Files.readAllLines(log("witness"))), tail(Files.readAllLines(log("mortal"))))) {
      return lines.toList();
    }
  }

  /** Which of the services has ended by itself, or nothing. */
  String ended() {
    return (witness.isAlive() ? "" : "witness ") + (mortal.isAlive() ? "" : "mortal");
  }

  /** In turn, something with Redis and something with the service that reads; what it was. */
  Disturbance disturb() throws IOException, InterruptedException {
    Disturbance chosen = chosen();
    switch (chosen) {
      case RESTART -> redis.restart();
      case CRASH -> redis.crash();
      case FREEZE -> {
        witness.freeze();
        TimeUnit.SECONDS.sleep(FREEZE_SECONDS);
        witness.thaw();
      }
      case KILL -> {
        mortal.kill();
        mortal = start("mortal");
        mortal.awaitReady(START_LIMIT);
      }
    }
    happened.merge(chosen, 1, Integer::sum);
    return chosen;
  }

  /** How often each disturbance happened. */
  String happened() {
    StringBuilder text = new StringBuilder();
    happened.forEach(
        (what, count) -> text.append(text.isEmpty() ? "" : ", ").append(count + " " + what.plural));
    return text.isEmpty() ? "no disturbance" : text.toString();
  }

  @Override
  public void close() throws IOException {
    mortal.close();
    witness.close();
    redis.close();
  }

  private void deleteLogs() {
    log("witness").toFile().delete();
    log("mortal").toFile().delete();
    folder.toFile().delete();
  }

  private Disturbance chosen() throws IOException {
    redisIsNext = !redisIsNext;
    if (!redisIsNext) {
      return random.nextBoolean() ? Disturbance.RESTART : Disturbance.CRASH;
    }
    try (PlainRedis asked = new PlainRedis(redis.port())) {
      return "execution-witness".equals(asked.call("HGET", "quantum:exec:reader", "owner"))
          ? Disturbance.FREEZE
          : Disturbance.KILL;
    }
  }

  private BenchService start(String name) throws IOException {
    return BenchService.start(
        serviceJar,
        log(name),
        Map.of(
            "REDIS_URL",
            redis.url(),
            "CONSUMER_NAME",
            "execution-" + name,
            "EXECUTION_RATE_LIMIT",
            Integer.toString(OPENINGS),
            "EXECUTION_SYMBOL_INTERVAL_SEC",
            "5",
            "EXECUTION_STREAM_MAXLEN",
            Integer.toString(STREAM_KEEPS),
            "PAPER_FAULTS",
            "lose-reply:0.01,refuse:0.02,seed:" + seed));
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private static Stream<String> tail(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - 15), lines.size()).stream();
  }
}
