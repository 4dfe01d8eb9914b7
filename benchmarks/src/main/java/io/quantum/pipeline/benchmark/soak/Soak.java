package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.PlainRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The stability test: two services and a Redis as processes, mixed traffic, a disturbance every few
 * minutes, one line a minute, and a verdict.
 *
 * <p>{@code Soak SERVICE_JAR OPS_JAR [--for 24h] [--seed S]}. Exit codes: 0 every promise was kept
 * and nothing grows, 2 a promise was broken or something grows, 3 cannot tell (a short run cannot
 * decide every trend), 64 usage, 70 it could not be run.
 */
public final class Soak {
  private static final int KEPT = 0;
  private static final int BROKEN = 2;
  private static final int CANNOT_TELL = 3;
  private static final int USAGE = 64;
  private static final int INTERNAL = 70;
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final long TICK_MILLIS = 200;

  // An order whose owner died ends after lease, fence and lookups: some 60 s.
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(150);
  private static final Duration NO_DISTURBANCE_BEFORE_END = Duration.ofSeconds(5);
  private static final int MINUTES_BETWEEN_PROOFS = 2;

  private final SoakOptions options;
  private final Path opsJar;
  private final Stage stage;
  private final VenueWatch venue = new VenueWatch();
  private final Samples samples;
  private final long started = System.nanoTime();
  private final List<Judged> troubles = new ArrayList<>();
  private int proofs;

  private Soak(SoakOptions options, Path opsJar, Stage stage) throws IOException {
    this.options = options;
    this.opsJar = opsJar;
    this.stage = stage;
    this.samples = new Samples(stage, venue, options.warmUp().toSeconds());
  }

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(exitCode(args));
  }

  private static int exitCode(String[] args) {
    SoakOptions options;
    try {
      options = SoakOptions.read(args, 2, System.currentTimeMillis() / 1_000);
    } catch (IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      return USAGE;
    }
    System.out.printf(
        "soak: %s, --seed %d; a disturbance every %d s, measured after %d s%n",
        options.length().toString().substring(2).toLowerCase(Locale.ROOT),
        options.seed(),
        options.betweenDisturbances().toSeconds(),
        options.warmUp().toSeconds());
    try (Stage stage = new Stage(Path.of(args[0]), options.seed())) {
      return new Soak(options, Path.of(args[1]), stage).run();
    } catch (IOException | RuntimeException failed) {
      System.err.println("the soak could not be run: " + failed);
      return INTERNAL;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return INTERNAL;
    }
  }

  private int run() throws IOException, InterruptedException {
    SoakTraffic traffic = new SoakTraffic(stage.redis().port(), options.seed());
    try (traffic) {
      System.out.println(Samples.HEADER);
      drive();
    }
    List<Judged> promises = promises(traffic);
    return told(promises);
  }

  private void drive() throws IOException, InterruptedException {
    Pace disturbances = new Pace(options.betweenDisturbances());
    Pace looks = new Pace(options.betweenSamples());
    Pace minutes = new Pace(Duration.ofMinutes(1));
    List<String> since = new ArrayList<>();
    while (elapsed().compareTo(options.length()) < 0 && troubles.isEmpty()) {
      if (!stage.ended().isEmpty()) {
        troubles.add(new Judged(Judgement.BROKEN, "services", "ended: " + stage.ended()));
      } else if (disturbances.isDue(elapsed()) && isFarFromEnd()) {
        since.add(disturb());
      } else if (minutes.isDue(elapsed())) {
        System.out.println(samples.line(elapsed().toMinutes(), String.join(" ", since)));
        since.clear();
        proveNowAndThen();
      } else if (looks.isDue(elapsed())) {
        look();
      }
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    }
    System.out.println(samples.line(elapsed().toMinutes(), String.join(" ", since)));
  }

  private String disturb() throws InterruptedException {
    try {
      return stage.disturb().name().toLowerCase(Locale.ROOT);
    } catch (IOException doesNotComeBack) {
      troubles.add(new Judged(Judgement.BROKEN, "services", doesNotComeBack.getMessage()));
      return "trouble";
    }
  }

  // Whether the witness has ended is seen at the next turn; what else fails here says nothing of
  // it.
  private void look() {
    try {
      samples.take(elapsed().toMillis() / 1e3);
    } catch (IOException unseen) {
      if (stage.ended().isEmpty()) {
        troubles.add(new Judged(Judgement.CANNOT_TELL, "samples", unseen.getMessage()));
      }
    }
  }

  // Not only at the end: what has left the intent stream cannot be checked entry by entry.
  private void proveNowAndThen() throws IOException, InterruptedException {
    if (elapsed().toMinutes() % MINUTES_BETWEEN_PROOFS != 0) {
      return;
    }
    Proof proof = Proof.of(opsJar, stage.redis().url());
    proofs++;
    if (proof.judgement() == Judgement.BROKEN) {
      troubles.add(new Judged(Judgement.BROKEN, "proof", "see below"));
      proof.said().forEach(System.out::println);
    }
  }

  private boolean isFarFromEnd() {
    return elapsed().plus(NO_DISTURBANCE_BEFORE_END).compareTo(options.length()) < 0;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private List<Judged> promises(SoakTraffic traffic) throws IOException, InterruptedException {
    try (PlainRedis redis = new PlainRedis(stage.redis().port())) {
      StreamState state = settled(redis);
      venue.read(redis);
      Proof proof = Proof.of(opsJar, stage.redis().url());
      proof.said().forEach(System.out::println);
      return List.of(
          written(traffic, state),
          new Judged(
              state.isSettled() ? Judgement.KEPT : Judgement.BROKEN,
              "settled",
              "%,d delivered, %,d unread, %,d pending, %,d orders in flight"
                  .formatted(
                      state.delivered(),
                      state.added() - state.delivered(),
                      state.pending(),
                      state.inFlight())),
          new Judged(
              proof.judgement(),
              "proof",
              "prove --deep at the end: exit code %d; %d proofs on the way"
                  .formatted(proof.exitCode(), proofs)),
          new Judged(
              venue.mostInAWindow() <= Stage.OPENINGS ? Judgement.KEPT : Judgement.BROKEN,
              "window",
              "at most %d openings in any %,d ms by arrival, %d allowed; %,d orders"
                  .formatted(
                      venue.mostInAWindow(), Stage.WINDOW_MILLIS, Stage.OPENINGS, venue.orders())));
    }
  }

  private static Judged written(SoakTraffic traffic, StreamState state) {
    long least = traffic.acknowledged();
    long most = least + traffic.uncertain();
    boolean isKept = state.added() >= least && state.added() <= most;
    return new Judged(
        isKept ? Judgement.KEPT : Judgement.BROKEN,
        "written",
        "%,d acknowledged to producers, %,d unanswered; the stream had %,d"
            .formatted(least, traffic.uncertain(), state.added()));
  }

  private StreamState settled(PlainRedis redis) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
    StreamState state = StreamState.read(redis, SoakTraffic.STREAM, GROUP);
    while (!state.isSettled() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
      state = StreamState.read(redis, SoakTraffic.STREAM, GROUP);
    }
    return state;
  }

  private int told(List<Judged> promises) throws IOException {
    List<Judged> all = new ArrayList<>(troubles);
    all.addAll(promises);
    all.addAll(samples.judged());
    System.out.printf("%nverdict, after %s%n", stage.happened());
    all.forEach(judged -> System.out.println(judged.line()));
    if (all.stream().anyMatch(judged -> judged.judgement() == Judgement.BROKEN)) {
      System.out.println("\nthe last lines of the services:");
      stage.lastWords().forEach(System.out::println);
      return BROKEN;
    }
    return all.stream().allMatch(judged -> judged.judgement() == Judgement.KEPT)
        ? KEPT
        : CANNOT_TELL;
  }
}
