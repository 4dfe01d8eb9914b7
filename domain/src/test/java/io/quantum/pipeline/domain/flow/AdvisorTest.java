package io.quantum.pipeline.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.domain.backlog.BacklogState;
import io.quantum.pipeline.domain.flow.Advisor.Tallies;
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
  private static final String RAISE = "quantum-ops limit 10";

  @ParameterizedTest
  @EnumSource(BacklogState.class)
  void saysForEveryStateWhatWouldProveItWrong(BacklogState state) {
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
    assertThat(advice.recommendation()).isNotBlank();
    assertThat(advice.evidence()).first().isEqualTo("because");
    assertThat(advice.refutedBy()).isNotBlank();
  }

  @Test
  void considersARaiseOnlyWhereOrdersAreShortAndPositionsDoNotPileUp() {
    Ticks ticks = steady();

    Advice advice = advise(ticks, Tallies.NONE);

    assertThat(advice.state()).isEqualTo(BacklogState.HOLDING);
    assertThat(advice.commands()).anyMatch(command -> command.startsWith(RAISE));
    assertThat(advice.effect())
        .contains(Advisor.LIMIT_IS_NOT_DRAIN)
        .anyMatch(effect -> effect.contains("up to 25 of the 99 turned away"));
    assertThat(advice.evidence()).anyMatch(line -> line.endsWith("not accumulating"));
  }

  @Test
  void recommendsNoRaiseWhilePositionsPileUp() {
    Ticks ticks = steady().holding(4, "800").pass(TICK).arrive(10).order(1).deliver(9).look();

    Advice advice = advise(ticks, Tallies.NONE);

    assertThat(advice.commands()).noneMatch(command -> command.startsWith(RAISE));
    assertThat(advice.evidence())
        .anyMatch(
            line ->
                line.equals("open positions 3 to 4, gross 600 to 800 USD, 0 closes: accumulating"));
    assertThat(advice.effect()).contains("no raise: positions accumulate, or nobody can tell");
  }

  @Test
  void recommendsNoRaiseWhereTheBooksAreUnknown() {
    Ticks ticks = new Ticks().arrive(1_000);
    for (int i = 0; i < 12; i++) {
      ticks.pass(TICK).arrive(10).order(1).deliver(9).look();
    }

    Advice advice = advise(ticks, Tallies.NONE);

    assertThat(advice.commands()).noneMatch(command -> command.startsWith(RAISE));
    assertThat(advice.evidence())
        .contains("position accumulation unknown: no raise is recommended");
  }

  @Test
  void recommendsNoRaiseWhereWhatIsReadHasExpired() {
    Ticks ticks = new Ticks().arrive(1_000).holding(3, "600");
    for (int i = 0; i < 12; i++) {
      ticks.pass(TICK).arrive(10).order(1).deliver(3).expire(6).look();
    }

    Advice advice = advise(ticks, Tallies.NONE);

    assertThat(advice.effect()).contains("no raise: orders are not what is short");
    assertThat(advice.commands()).noneMatch(command -> command.startsWith(RAISE));
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
            "publishers: eager 300 (before: 100), steady 500 (before: 480) (of the newest 2,000)");
  }

  @Test
  void callsShortEvidencePreliminary() {
    Ticks ticks = new Ticks().arrive(3).look();

    assertThat(advise(ticks, Tallies.NONE).evidence())
        .anyMatch(line -> line.startsWith("preliminary: samples 1, in 0 s"));
  }

  @Test
  void answersWhatWouldChange() {
    Ticks ticks = steady();

    List<String> effects = new WhatIf(OptionalInt.of(10), 50).effects(ticks.window(), Ticks.LIMITS);

    assertThat(effects)
        .containsExactly(
            "limit 10: at most 10 orders a minute (now 5), useful depth 100 (now 50)",
            Advisor.LIMIT_IS_NOT_DRAIN,
            "arrival +50 %: net 0.167/s (0.167/s to 0.167/s), never at present rates");
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

  private static Advice advise(Ticks ticks, Tallies tallies) {
    return new Advisor(ticks.judge(), ticks.window(), Ticks.LIMITS, List.of(), tallies)
        .advise(Optional.of(ticks.snapshot()), Optional.empty());
  }
}
