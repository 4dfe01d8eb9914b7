package io.quantum.pipeline.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.backlog.Figure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the backlog is cleared: an interval, never, undecided or unknown. */
final class ClearanceEtaTest {
  private static final Figure HUNDRED = Figure.exact(100);

  @Test
  void isAnIntervalWhileTheBacklogShrinks() {
    assertThat(ClearanceEta.of(HUNDRED, net(-4, -2)))
        .isEqualTo(new ClearanceEta.Within(Duration.ofSeconds(25), Duration.ofSeconds(50)));
  }

  @Test
  void isNeverWhileItGrowsOrStandsStill() {
    assertThat(ClearanceEta.of(HUNDRED, net(1, 2))).isEqualTo(new ClearanceEta.Never());
    assertThat(ClearanceEta.of(HUNDRED, net(0, 0))).isEqualTo(new ClearanceEta.Never());
  }

  @Test
  void isUndecidedAroundZero() {
    assertThat(ClearanceEta.of(HUNDRED, net(-4, 2)))
        .isEqualTo(new ClearanceEta.Undecided(Duration.ofSeconds(25)));
  }

  @Test
  void isUnknownWithoutABacklogOrARate() {
    assertThat(ClearanceEta.of(Figure.unknown("no group"), net(-4, -2)))
        .isEqualTo(new ClearanceEta.Unknown("no group"));
    assertThat(ClearanceEta.of(HUNDRED, Optional.empty())).isInstanceOf(ClearanceEta.Unknown.class);
  }

  @Test
  void isNowWhenNothingWaitsAndNinetyNineDaysAtMost() {
    assertThat(ClearanceEta.of(Figure.exact(0), Optional.empty()))
        .isEqualTo(new ClearanceEta.Within(Duration.ZERO, Duration.ZERO));
    assertThat(
            ClearanceEta.of(
                Figure.exact(1_000_000_000),
                Optional.of(new NetInterval(new Rate(-2), new Rate(-1), new Rate(-1)))))
        .isEqualTo(new ClearanceEta.Within(ClearanceEta.LONGEST, ClearanceEta.LONGEST));
  }

  private static Optional<NetInterval> net(long low, long high) {
    return Optional.of(
        new NetInterval(
            new Rate(low * 1_000_000),
            new Rate((low + high) * 500_000),
            new Rate(high * 1_000_000)));
  }
}
