package io.quantum.pipeline.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is judged over time: counters, templates of the log, and what nobody knows. */
final class ProofOverTimeTest {
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final String FLOOD = "logs.DEBUG P0.D loop <n>.lines";

  private final Rules rules = new Rules();

  @Nested
  final class WhatMustKeepMoving {
    private long waiting = 7;

    @Test
    void movesAgain() {
      assertThat(moved("no", 0, 5, 0, 12, 300).says()).isEqualTo("moves again: +12 in 5 m");
      assertThat(moved("yes", 1, 5, 3, 12, 300).says()).isEqualTo("moves: +9 in 5 m");
      assertThat(moved("no", 0, 5, 0, 12, 300).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void stopped() {
      assertThat(moved("yes", 25, 300, 100, 100, 600).grade()).isEqualTo(Grade.FAIL);
      assertThat(moved("yes", 25, 300, 100, 100, 600).says()).isEqualTo("stopped: none in 10 m");
    }

    @Test
    void cannotBeSaidToHaveStoppedTooSoon() {
      assertThat(moved("yes", 1, 300, 100, 100, 5).grade()).isEqualTo(Grade.WARN);
    }

    @Test
    void becameAnotherStream() {
      assertThat(moved("yes", 5, 5, 100, 3, 60).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void hadNothingToDo() {
      waiting = 0;

      assertThat(moved("yes", 25, 300, 100, 100, 600).grade()).isEqualTo(Grade.PASS);
      assertThat(moved("yes", 25, 300, 100, 100, 600).says())
          .isEqualTo("none in 10 m, and no work came");
    }

    @Test
    void isNotHeldAgainstTheWorkOfOtherGroups() {
      rules.motion();
      Packs earlier =
          new Packs()
              .text("identity.group", GROUP)
              .number("results.entries_added", 100)
              .tally("throughput.results", 25, 300)
              .text("health.results_moving", "yes");
      ProofPack before = earlier.pack();
      ProofPack after =
          earlier
              .at(Packs.NOON.plusSeconds(1_200))
              .number("groups.debug.waiting", 5_000)
              .text("health.results_moving", "no")
              .pack();

      assertThat(rules.compare(before, after).verdict()).isEqualTo(Grade.PASS);
    }

    private ProofDifference moved(String word, long events, int in, long was, long is, int later) {
      rules.clear();
      rules.motion();
      return rules
          .compare(
              new Packs()
                  .number("results.entries_added", was)
                  .tally("throughput.results", events, in)
                  .text("health.results_moving", word)
                  .pack(),
              new Packs()
                  .at(Packs.NOON.plusSeconds(later))
                  .number("results.entries_added", is)
                  .number("groups." + GROUP + ".waiting", waiting)
                  .tally("throughput.results", events, in)
                  .text("health.results_moving", word)
                  .pack())
          .differences()
          .stream()
          .filter(difference -> difference.rule() == RuleKind.MUST_KEEP_MOVING)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void takesAPipelineThatHadNothingToDoForOneThatStands() {
    rules.motion();
    Packs idle =
        new Packs()
            .number("results.entries_added", 7)
            .tally("throughput.results", 0, 5)
            .text("health.results_moving", "no");

    ProofComparison compared =
        rules.compare(idle.pack(), idle.at(Packs.NOON.plus(Duration.ofHours(3))).pack());

    assertThat(compared.verdict()).isEqualTo(Grade.PASS);
    assertThat(compared.differences()).isEmpty();
  }

  @Nested
  final class TheLog {
    @Test
    void losesAFlood() {
      assertThat(flood(960, 5, 0).says()).isEqualTo("192 lines/s gone");
      assertThat(flood(960, 5, 0).grade()).isEqualTo(Grade.PASS);
      assertThat(flood(960, 5, 1).says()).startsWith("192 lines/s gone");
    }

    @Test
    void isFlooded() {
      assertThat(flood(0, 5, 960).says()).isEqualTo("192 lines/s new");
      assertThat(flood(0, 5, 960).grade()).isEqualTo(Grade.WARN);
      assertThat(flood(2, 5, 960).says()).startsWith("192 lines/s exploded");
      assertThat(flood(950, 5, 960).says()).startsWith("still floods the log");
      assertThat(flood(950, 5, 960).grade()).isEqualTo(Grade.PASS);
      assertThat(flood(300, 300, 150_000).says()).startsWith("500 lines/s exploded");
      assertThat(flood(300, 300, 150_000).grade()).isEqualTo(Grade.WARN);
    }

    @Test
    void hasAnErrorThatIsNew() {
      rules.rule("logs.*.*", RuleKind.MUST_NOT_FLOOD, Grade.WARN);
      ProofPack none = new Packs().pack();
      ProofPack some = new Packs().tally("logs.ERROR gone <n>.lines", 3, 60).pack();
      ProofPack info = new Packs().tally("logs.INFO gone <n>.lines", 3, 60).pack();

      assertThat(rules.compare(none, some).verdict()).isEqualTo(Grade.WARN);
      assertThat(rules.compare(none, some).differences().get(0).says()).isEqualTo("a new error");
      assertThat(rules.compare(some, none).differences().get(0).says())
          .startsWith("this error is gone");
      assertThat(rules.compare(none, info).verdict()).isEqualTo(Grade.PASS);
      assertThat(rules.compare(info, none).differences().get(0).says())
          .startsWith("this template is gone");
    }

    private ProofDifference flood(long was, int seconds, long is) {
      rules.clear();
      rules.rule("logs.*.*", RuleKind.MUST_NOT_FLOOD, Grade.WARN);
      return rules.compare(lines(was, seconds), lines(is, seconds)).differences().get(0);
    }

    private ProofPack lines(long lines, int seconds) {
      return lines == 0 ? new Packs().pack() : new Packs().tally(FLOOD, lines, seconds).pack();
    }
  }

  @Nested
  final class WhatNobodyKnows {
    @Test
    void isInconclusiveOnOneSideOnly() {
      rules.rule("results.length", RuleKind.MUST_NOT_FALL, Grade.FAIL);

      ProofComparison compared =
          rules.compare(
              new Packs().number("results.length", 3).pack(),
              new Packs().unknown("results.length", "away").pack());

      assertThat(compared.verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(compared.differences().get(0).says()).isEqualTo("known on one side only");
    }

    @Test
    void costsNothingOnBothSidesForTheSameReason() {
      rules.rule("results.length", RuleKind.MUST_NOT_FALL, Grade.FAIL);
      ProofPack why = new Packs().unknown("results.length", "nil").pack();

      assertThat(rules.compare(why, why).verdict()).isEqualTo(Grade.PASS);
      assertThat(rules.compare(why, new Packs().unknown("results.length", "away").pack()).verdict())
          .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveWhereThePackIsWorthNothingWithoutIt() {
      rules.mustBe("conservation.equal", "yes", Optional.empty());
      rules.mustBe("units.*.state", "active", Optional.empty());
      ProofPack conservation = new Packs().unknown("conservation.equal", "no group").pack();
      ProofPack unit = new Packs().unknown("units.a.state", "no systemd").pack();

      assertThat(rules.compare(conservation, conservation).verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(rules.compare(unit, unit).verdict()).isEqualTo(Grade.PASS);

      rules.clear();
      rules.mayNotBeKnown("identity.manager_environment", "clean");
      ProofPack manager = new Packs().unknown("identity.manager_environment", "none").pack();
      assertThat(rules.compare(manager, manager).verdict()).isEqualTo(Grade.PASS);
    }

    @Test
    void isNotTakenForWhatIsGone() {
      rules.rule("health.executors_alive", RuleKind.MUST_NOT_FALL, Grade.FAIL);
      ProofPack before = new Packs().number("health.executors_alive", 1).pack();

      assertThat(rules.compare(before, new Packs().pack()).verdict()).isEqualTo(Grade.FAIL);
      assertThat(
              rules
                  .compare(before, new Packs().partial(ProofPart.HEALTH, "Redis is away").pack())
                  .verdict())
          .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveForASectionThatOnlyOneSideHas() {
      ProofPack with = new Packs().text("units.a.state", "active").pack();
      ProofPack without = new Packs().unknown(ProofPart.UNITS, "not booted").pack();
      ProofPack other = new Packs().unknown(ProofPart.UNITS, "no systemctl").pack();

      assertThat(rules.compare(with, without).verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(rules.compare(with, without).differences().get(0).place()).isEqualTo("units");
      assertThat(rules.compare(without, without).verdict()).isEqualTo(Grade.PASS);
      assertThat(rules.compare(without, other).verdict()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveForARequiredSectionThatNobodyHas() {
      ProofPack without = new Packs().unknown(ProofPart.RESULTS, "refused").pack();

      assertThat(rules.compare(without, without).verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(ProofComparison.alone(without, rules.policy()).verdict())
          .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveForALogThatWasNotReadAsFar() {
      ProofPack whole = new Packs().tally(FLOOD, 960, 5).pack();
      ProofPack part = new Packs().partial(ProofPart.LOGS, "own entries only").pack();

      assertThat(rules.compare(whole, part).verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(rules.compare(part, part).verdict()).isEqualTo(Grade.PASS);
    }

    @Test
    void costsNothingInASectionThatThePolicyDoesNotWeigh() {
      assertThat(
              rules
                  .compare(
                      new Packs().unknown(ProofPart.COST, "denied").pack(),
                      new Packs().number("cost.calls", 3).pack())
                  .verdict())
          .isEqualTo(Grade.PASS);
    }
  }
}
