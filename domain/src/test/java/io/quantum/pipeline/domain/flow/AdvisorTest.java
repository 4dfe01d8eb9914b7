package io.quantum.pipeline.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.domain.backlog.BacklogState;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.flow.Advisor.Tallies;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is advised, and when a raise is not. */
final class AdvisorTest {
  private static final Duration TICK = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(BacklogState.class)
  void advisesOnEveryStateForTheReasonThatItHas(BacklogState state) {
    Ticks ticks = steady();
    Advice advice =
        new Advisor(
                new FlowAssessment(state, "because"),
                ticks.window(),
                Ticks.LIMITS,
                List.of(),
                Tallies.NONE)
            .advise(Optional.of(ticks.snapshot()), Optional.empty());

    assertThat(advice.state()).isEqualTo(state);
    assertThat(advice.recommendation()).isEqualTo(Recommendation.of(state));
    assertThat(advice.evidence()).first().isEqualTo(new Evidence.Reason("because"));
  }

  @Test
  void considersARaiseOnlyWhereOrdersAreShortAndPositionsDoNotPileUp() {
    Ticks ticks = steady();

    Advice advice = advise(ticks, Tallies.NONE);

    assertThat(advice.state()).isEqualTo(BacklogState.HOLDING);
    assertThat(advice.recommendation()).isEqualTo(Recommendation.CONSIDER_RAISE);
    assertThat(advice.effects())
        .contains(
            Effect.Known.LIMIT_IS_NOT_DRAIN,
            new Effect.Raise(5, 10, 25, 99, ticks.window().span()));
    assertThat(positions(advice)).isInstanceOf(Accumulation.Known.class);
    assertThat(((Accumulation.Known) positions(advice)).isGrowing()).isFalse();
  }

  @Test
  void recommendsNoRaiseWhilePositionsPileUp() {
    Ticks ticks = steady().holding(4, "800").pass(TICK).arrive(10).order(1).deliver(9).look();

    Advice advice = advise(ticks, Tallies.NONE);

    assertThat(advice.effects())
        .noneMatch(Effect.Raise.class::isInstance)
        .contains(Effect.Known.NO_RAISE_POSITIONS);
    assertThat(positions(advice))
        .isEqualTo(new Accumulation.Known(exposure(3, "600"), exposure(4, "800"), 0));
    assertThat(((Accumulation.Known) positions(advice)).isGrowing()).isTrue();
  }

  @Test
  void recommendsNoRaiseWhereTheBooksAreUnknown() {
    Ticks ticks = new Ticks().arrive(1_000);
    for (int i = 0; i < 12; i++) {
      ticks.pass(TICK).arrive(10).order(1).deliver(9).look();
    }

    Advice advice = advise(ticks, Tallies.NONE);

    assertThat(advice.effects())
        .noneMatch(Effect.Raise.class::isInstance)
        .contains(Effect.Known.NO_RAISE_POSITIONS);
    assertThat(positions(advice)).isEqualTo(new Accumulation.Unknown());
  }

  @Test
  void recommendsNoRaiseWhereWhatIsReadHasExpired() {
    Ticks ticks = new Ticks().arrive(1_000).holding(3, "600");
    for (int i = 0; i < 12; i++) {
      ticks.pass(TICK).arrive(10).order(1).deliver(3).expire(6).look();
    }

    Advice advice = advise(ticks, Tallies.NONE);

    assertThat(advice.effects())
        .noneMatch(Effect.Raise.class::isInstance)
        .contains(Effect.Known.NO_RAISE_ORDERS);
  }

  @Test
  void namesThePublisherThatGrewMost() {
    Ticks ticks = new Ticks().arrive(1_000);
    for (int i = 0; i < 12; i++) {
      ticks.pass(TICK).arrive(15 + i % 2).deliver(10).look();
    }
    SourceTally publishers =
        new SourceTally(
            List.of(
                new SourceTally.Count("steady", 500, 480),
                new SourceTally.Count("eager", 300, 100)),
            false);

    Advice advice = advise(ticks, new Tallies(publishers, SourceTally.EMPTY, 0));

    assertThat(advice.state()).isEqualTo(BacklogState.FALLING_BEHIND);
    assertThat(advice.evidence())
        .contains(
            new Evidence.Sources(
                Evidence.Sources.Stream.INTENTS,
                List.of(
                    new SourceTally.Count("eager", 300, 100),
                    new SourceTally.Count("steady", 500, 480)),
                false));
  }

  @Test
  void callsShortEvidencePreliminary() {
    Ticks ticks = new Ticks().arrive(3).look();

    assertThat(advise(ticks, Tallies.NONE).evidence())
        .contains(new Evidence.Preliminary(1, Duration.ZERO));
  }

  @Test
  void answersWhatWouldChange() {
    Ticks ticks = steady();

    List<Effect> effects = new WhatIf(OptionalInt.of(10), 50).effects(ticks.window(), Ticks.LIMITS);

    Rate net = Rate.of(1, 6_000);
    assertThat(effects)
        .containsExactly(
            new Effect.OtherLimit(Ticks.LIMITS, Ticks.LIMITS.withOrders(10)),
            Effect.Known.LIMIT_IS_NOT_DRAIN,
            new Effect.OtherArrival(
                50,
                Optional.of(
                    new Effect.Outlook(new NetInterval(net, net, net), new ClearanceEta.Never()))));
    assertThat(WhatIf.parse("limit=10,arrival=+20%")).isEqualTo(new WhatIf(OptionalInt.of(10), 20));
    assertThat(WhatIf.parse("arrival=-100%")).isEqualTo(new WhatIf(OptionalInt.empty(), -100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "limit=", "limit=ten", "arrival=20%", "arrival=-101%", "rate=3"})
  void refusesOtherQuestions(String question) {
    assertThatThrownBy(() -> WhatIf.parse(question)).isInstanceOf(IllegalArgumentException.class);
  }

  /** As much arrives as is settled; the limit turns most of it away; three positions are held. */
  private static Ticks steady() {
    Ticks ticks = new Ticks().arrive(1_000).holding(3, "600");
    for (int i = 0; i < 12; i++) {
      ticks.pass(TICK).arrive(10).order(1).deliver(9).look();
    }
    return ticks;
  }

  private static Accumulation positions(Advice advice) {
    return advice.evidence().stream()
        .filter(Evidence.Positions.class::isInstance)
        .map(Evidence.Positions.class::cast)
        .map(Evidence.Positions::accumulation)
        .findFirst()
        .orElseThrow();
  }

  private static SnapshotContext.Exposure exposure(long positions, String usd) {
    return new SnapshotContext.Exposure(positions, new BigDecimal(usd));
  }

  private static Advice advise(Ticks ticks, Tallies tallies) {
    return new Advisor(ticks.judge(), ticks.window(), Ticks.LIMITS, List.of(), tallies)
        .advise(Optional.of(ticks.snapshot()), Optional.empty());
  }
}
