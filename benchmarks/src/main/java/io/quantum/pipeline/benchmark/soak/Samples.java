package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.PlainRedis;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Takes the samples of a soak, keeps those after the warm-up, and prints the line of a minute.
 *
 * <p>What is allowed over the measured time is a few times the noise of one sample here, and small
 * beside what would hurt: 3 MB of a heap of 128, 2 threads, 4 open files. The intent stream goes up
 * to its limit and is trimmed down to what waits, again and again: once that height is allowed.
 * <b>Threads</b>: not safe.
 */
final class Samples {
  static final String HEADER =
      "%4s %11s %7s %7s %7s %8s %8s %6s %9s %6s %6s  %s"
          .formatted(
              "min",
              "delivered",
              "orders",
              "pending",
              "stream",
              "heap MB",
              "threads",
              "files",
              "redis MB",
              "ms",
              "log B",
              "then");

  private static final double MEGA = 1e6;
  private static final String GROUP = "quantum:group:execution:trade.intent";

  private final Stage stage;
  private final VenueWatch venue;
  private final ProcessGauges witness;
  private final double warmUpSeconds;
  private final Growth heap = new Growth("living heap", "MB", 3);
  private final Growth threads = new Growth("threads", "threads", 2);
  private final Growth files = new Growth("open files", "files", 4);
  private final Growth store = new Growth("Redis beside", "MB", 3);
  private final Growth keys = new Growth("Redis keys", "keys", 30);
  private final Growth stream = new Growth("intent stream", "entries", Stage.STREAM_KEEPS);
  private final Growth log = new Growth("log", "bytes/intent", 10);
  private final Growth latency = new Growth("latency", "ms", 10);

  private final DecisionTimes decisions = new DecisionTimes();
  private Sample latest;

  /** One look at everything; the log and the latency are missing where nothing was delivered. */
  private record Sample(
      double heapMega,
      long threads,
      long files,
      StoreGauges store,
      long stream,
      long pending,
      long delivered,
      long logBytes,
      OptionalDouble logPerIntent,
      OptionalDouble latencyMillis) {}

  Samples(Stage stage, VenueWatch venue, double warmUpSeconds) throws IOException {
    this.stage = stage;
    this.venue = venue;
    this.witness = new ProcessGauges(stage.witnessPid());
    this.warmUpSeconds = warmUpSeconds;
    this.latest = look();
  }

  /** Takes one, so many seconds after the start. */
  void take(double seconds) throws IOException {
    latest = look();
    if (seconds < warmUpSeconds) {
      return;
    }
    heap.add(seconds, latest.heapMega);
    threads.add(seconds, latest.threads);
    files.add(seconds, latest.files);
    store.add(seconds, latest.store.bytes() / MEGA);
    keys.add(seconds, latest.store.keys());
    stream.add(seconds, latest.stream);
    latest.logPerIntent.ifPresent(bytes -> log.add(seconds, bytes));
    latest.latencyMillis.ifPresent(millis -> latency.add(seconds, millis));
  }

  /** The last sample in one line. */
  String line(long minute, String then) {
    return String.format(
        Locale.ROOT,
        "%4d %,11d %,7d %,7d %,7d %8.1f %8d %6d %9.1f %6s %6s  %s",
        minute,
        latest.delivered,
        venue.orders(),
        latest.pending,
        latest.stream,
        latest.heapMega,
        latest.threads,
        latest.files,
        latest.store.bytes() / MEGA,
        whole(latest.latencyMillis),
        whole(latest.logPerIntent),
        then);
  }

  /** What the samples say. */
  List<Judged> judged() {
    return Stream.of(heap, threads, files, store, keys, stream, log, latency)
        .map(Growth::judged)
        .toList();
  }

  private static String whole(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.0f", value.getAsDouble()) : "-";
  }

  private Sample look() throws IOException {
    try (PlainRedis redis = new PlainRedis(stage.redis().port())) {
      venue.read(redis);
      StreamState state = StreamState.read(redis, SoakTraffic.STREAM, GROUP);
      long logBytes = stage.logBytes();
      long before = latest == null ? state.delivered() : latest.delivered;
      OptionalDouble perIntent =
          state.delivered() == before
              ? OptionalDouble.empty()
              : OptionalDouble.of(
                  (double) (logBytes - latest.logBytes) / (state.delivered() - before));
      return new Sample(
          witness.livingHeap() / MEGA,
          witness.threads(),
          witness.openFiles(),
          StoreGauges.read(redis),
          state.length(),
          state.pending(),
          state.delivered(),
          logBytes,
          perIntent,
          decisions.read(redis));
    }
  }
}
