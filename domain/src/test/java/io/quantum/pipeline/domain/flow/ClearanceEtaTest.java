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

  @Test
  void followsFromWhatIsSeen() {
    assertThat(seen(0, 0, 0)).isEqualTo(new ClearanceEta.Never());
    assertThat(seen(0, 3, 0)).isEqualTo(new ClearanceEta.Never());
    assertThat(seen(2, 2, 3)).isInstanceOf(ClearanceEta.Undecided.class);
    assertThat(seen(3, 0, 3))
        .isInstanceOfSatisfying(
            ClearanceEta.Within.class,
            within -> {
              // 2 to 4 of 500 go in each 5 s, 3 on average.
              assertThat(within.soonest())
                  .isBetween(Duration.ofSeconds(600), Duration.ofSeconds(770));
              assertThat(within.latest())
                  .isBetween(Duration.ofSeconds(750), Duration.ofSeconds(1_100));
            });
  }

  /** The answer after a minute, for so many a tick, give or take. */
  private static ClearanceEta seen(long delivered, long arrived, int giveOrTake) {
    Ticks ticks = new Ticks().arrive(500);
    for (int tick = 0; tick < 13; tick++) {
      long more = giveOrTake == 0 ? 0 : tick % giveOrTake - giveOrTake / 2;
      ticks
          .pass(Duration.ofSeconds(5))
          .arrive(arrived)
          .deliver(Math.max(0, delivered + more))
          .look();
    }
    return ClearanceEta.of(
        ticks.window().newest().orElseThrow().levels().waiting(), ticks.window().trend());
  }

  private static Optional<NetInterval> net(long low, long high) {
    return Optional.of(
        new NetInterval(
            new Rate(low * 1_000_000),
            new Rate((low + high) * 500_000),
            new Rate(high * 1_000_000)));
  }
}
