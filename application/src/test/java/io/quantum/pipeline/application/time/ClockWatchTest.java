package io.quantum.pipeline.application.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a step of the store's clock, and what is a slow answer or a clock that drifts. */
final class ClockWatchTest {
  private static final Instant START = Instant.parse("2026-01-21T00:00:00Z");

  private long nanos = 7_000_000_000L;
  private Instant store = START;
  private final ClockWatch watch = new ClockWatch(() -> nanos);

  @ParameterizedTest
  @ValueSource(longs = {65_000, 1_200, -1_200, -3_600_000, 100L * 365 * 86_400_000})
  void findsAStepAndByHowMuch(long millis) {
    look();
    pass(Duration.ofSeconds(5));
    look();
    assertThat(watch.lastStep()).isEmpty();

    store = store.plusMillis(millis);
    look();

    assertThat(by()).isPresent();
    assertThat(by().get().minusMillis(millis).abs()).isLessThan(Duration.ofMillis(20));
    assertThat(watch.isSteadyFor(Duration.ofSeconds(1))).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(watch.isSteadyFor(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void tellsAStepOnceAndTheNextOneAgain() {
    look();
    store = store.plusSeconds(65);
    look();
    Optional<ClockWatch.Step> first = watch.lastStep();
    for (int second = 0; second < 100; second++) {
      pass(Duration.ofSeconds(1));
      look();
    }
    assertThat(watch.lastStep()).isEqualTo(first);

    store = store.minusSeconds(65);
    look();

    assertThat(by().orElseThrow()).isNegative();
  }

  @Test
  void takesNoSlowAnswerForAStep() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long sent = nanos;
      pass(Duration.ofMillis(random.nextInt(3_000)));
      Instant at = store;
      pass(Duration.ofMillis(random.nextInt(3_000)));
      watch.seen(at, sent, nanos);
    }

    assertThat(watch.lastStep()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {200, -200, 450, -450})
  void takesNoDriftForAStep(long partsPerMillion) {
    for (int minute = 0; minute < 10 * 24 * 60; minute++) {
      pass(Duration.ofMinutes(1));
      store = store.plusNanos(60_000 * partsPerMillion);
      look();
    }

    assertThat(watch.lastStep()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {900, -900})
  void addsUpStepsThatAreSmall(long millis) {
    look();
    for (int step = 0; step < 2; step++) {
      pass(Duration.ofSeconds(3));
      store = store.plusMillis(millis);
      look();
    }

    assertThat(by()).isPresent();
    assertThat(by().get().abs()).isBetween(Duration.ofMillis(1_700), Duration.ofMillis(1_800));
  }

  // The monotonic clock stands still while a machine is suspended; the server's goes on.
  @Test
  void takesASuspendedMachineForAStep() {
    look();
    store = store.plusSeconds(30);
    look();

    assertThat(by().orElseThrow()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
  }

  @Test
  void findsAStepThatHappenedWhileAReadWasBlocking() {
    look();
    long sent = nanos;
    pass(Duration.ofSeconds(1));
    store = store.plusSeconds(65);
    watch.seen(store, sent, nanos);

    assertThat(by()).isPresent();
  }

  private Optional<Duration> by() {
    return watch.lastStep().map(ClockWatch.Step::by);
  }

  private void look() {
    long sent = nanos;
    pass(Duration.ofMillis(1));
    Instant at = store;
    pass(Duration.ofMillis(1));
    watch.seen(at, sent, nanos);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    store = store.plus(time);
  }
}
