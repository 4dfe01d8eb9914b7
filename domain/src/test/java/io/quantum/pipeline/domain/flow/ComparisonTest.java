package io.quantum.pipeline.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.flow.Comparison.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Now against some time ago. */
final class ComparisonTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void findsTheSampleOfThatTime() {
    Ticks ticks = new Ticks().arrive(10);
    for (int i = 0; i < 100; i++) {
      ticks.pass(MINUTE).arrive(2).order(1).look();
    }

    Comparison hour = Comparison.of(ticks.samples(), HOUR).orElseThrow();

    assertThat(hour.waitingThen()).isEqualTo(Figure.exact(50));
    assertThat(hour.now().levels().waiting()).isEqualTo(Figure.exact(110));
    assertThat(hour.between().samples()).isEqualTo(61);
    assertThat(hour.between().results()).isEqualTo(60);
    assertThat(hour.between().lost()).hasValue(0);
    assertThat(hour.between().gaps()).isEmpty();
  }

  @Test
  void takesNoSampleOfAnotherTime() {
    Ticks ticks = new Ticks().arrive(10).look().pass(Duration.ofMinutes(50)).look();

    Comparison hour = Comparison.of(ticks.samples(), HOUR).orElseThrow();

    assertThat(hour.then()).isEmpty();
    assertThat(hour.waitingThen()).isInstanceOf(Figure.Unknown.class);
    assertThat(Comparison.of(List.of(), HOUR)).isEmpty();
  }

  @Test
  void countsOverARestartOnlyWhatCanBeCounted() {
    Ticks ticks = new Ticks().arrive(10).look();
    ticks.pass(Duration.ofMinutes(30)).arrive(5).order(2).look();
    ticks.restart("b".repeat(40)).pass(Duration.ofMinutes(30)).order(3).look();

    Comparison hour = Comparison.of(ticks.samples(), HOUR).orElseThrow();

    assertThat(hour.between().results()).isEqualTo(2);
    assertThat(hour.between().gaps())
        .containsExactly(new Gap(at(0), at(30)), new Gap(at(30), at(60)));
  }

  private static Instant at(int minute) {
    return Ticks.START.plus(Duration.ofMinutes(minute));
  }
}
