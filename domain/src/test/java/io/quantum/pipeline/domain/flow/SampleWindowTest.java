package io.quantum.pipeline.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.Figure.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs together, and what it adds up to. */
final class SampleWindowTest {
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void holdsFiveMinutesOfFrequentSamples() {
    assertThat(every(TICK, 200).window().samples()).hasSize(61);
  }

  @Test
  void reachesBackForTwelveSamplesButNotForEver() {
    assertThat(every(MINUTE, 200).window().samples()).hasSize(12);
    assertThat(every(Duration.ofMinutes(10), 200).window().samples()).hasSize(3);
  }

  @Test
  void takesSamplesInAnyOrderAndEachMomentOnce() {
    List<Sample> shuffled = new ArrayList<>(every(TICK, 20).samples());
    shuffled.addAll(every(TICK, 20).samples());
    Collections.reverse(shuffled);

    SampleWindow window = SampleWindow.of(shuffled, SampleWindow.USUAL_LENGTH);

    assertThat(window.samples()).isEqualTo(every(TICK, 20).samples());
    assertThat(window.trend()).isPresent();
  }

  @Test
  void startsAfreshWhenTheServerDid() {
    Ticks ticks = every(TICK, 20);
    ticks.restart("a".repeat(40)).pass(TICK).arrive(10).deliver(5).look();

    assertThat(ticks.window().comparable()).hasSize(1);
    assertThat(ticks.window().rates()).isEqualTo(Rates.NONE);
    assertThat(ticks.window().trend()).isEmpty();
    assertThat(ticks.window().samples()).hasSize(21);
  }

  @Test
  void countsWhatMoves() {
    Ticks ticks = new Ticks().arrive(100).look();
    ticks.pass(Duration.ofSeconds(10)).arrive(30).deliver(10).order(10).look();

    Rates rates = ticks.window().rates();

    assertThat(rates.arrived()).contains(new Rate(3_000_000));
    assertThat(rates.delivered()).contains(new Rate(2_000_000));
    assertThat(rates.acknowledged()).contains(new Rate(2_000_000));
    assertThat(rates.results()).contains(new Rate(1_000_000));
    assertThat(rates.net()).isEmpty();
    assertThat(ticks.window().yield()).contains(new BigDecimal("0.5000"));
  }

  @Test
  void hasNoTrendBelowTwelveSamples() {
    assertThat(every(TICK, 11).window().trend()).isEmpty();
    assertThat(every(TICK, 12).window().trend()).isPresent();
  }

  @Test
  void keepsCountingWhenTheServerCannot() {
    // 1,000 are trimmed unread and the rest is too deep to be counted: Redis reports a lag of
    // 1,990.
    Ticks ticks = new Ticks().arrive(2_000).deliver(10).trimUnread(1_900).look();
    assertThat(ticks.samples().get(0).levels().waiting()).isEqualTo(Figure.exact(90));

    ticks.pass(TICK).arrive(500).deliver(5).look();

    assertThat(ticks.samples().get(1).levels().waiting())
        .isEqualTo(Figure.of(585, Quality.ESTIMATE));
  }

  private static Ticks every(Duration step, int times) {
    Ticks ticks = new Ticks().arrive(1_000);
    for (int i = 0; i < times; i++) {
      ticks.pass(step).arrive(10).deliver(10).look();
    }
    return ticks;
  }
}
