package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How long somebody waits before trying again. */
final class BackOffTest {
  private final BackOff backOff = new BackOff();

  @RepeatedTest(100)
  void waitsLongerAndLongerUpToTwoSeconds() {
    assertThat(LongStream.of(100, 200, 400, 800, 1_600, 2_000, 2_000))
        .allSatisfy(span -> assertThat(backOff.next()).isBetween(half(span), whole(span)));
  }

  @Test
  void startsAgainWithAShortPause() {
    pauses(backOff);

    backOff.reset();

    assertThat(backOff.next()).isBetween(half(100), whole(100));
  }

  @RepeatedTest(100)
  void letsNobodyTryTogetherWhoFailedTogether() {
    assertThat(pauses(new BackOff())).doesNotContainAnyElementsOf(pauses(new BackOff()));
  }

  private static List<Duration> pauses(BackOff backOff) {
    return Stream.generate(backOff::next).limit(8).toList();
  }

  private static Duration half(long millis) {
    return whole(millis).dividedBy(2);
  }

  private static Duration whole(long millis) {
    return Duration.ofMillis(millis);
  }
}
