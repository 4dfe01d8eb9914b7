package io.quantum.pipeline.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules find in two packs, and what it costs. */
final class ProofComparisonTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final String FLOOD = "logs.DEBUG P0.D loop <n>.lines";

  private final List<ProofRule> rules = new ArrayList<>();

  @Test
  void findsNothingInTheSameStateTwice() {
    rule("results.length", RuleKind.MUST_NOT_FALL, Grade.FAIL);
    Packs packs = new Packs().number("results.length", 7).text("window.trading_state", "ACTIVE");

    ProofComparison same = compare(packs.pack(), packs.at(Packs.NOON.plusSeconds(60)).pack());

    assertThat(same.verdict()).isEqualTo(Grade.PASS);
    assertThat(same.differences()).isEmpty();
    assertThat(same.fields()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "MUST_EQUAL, 5, 6, FAIL",
    "MUST_RISE, 5, 6, PASS",
    "MUST_RISE, 5, 5, FAIL",
    "MUST_RISE, 6, 5, FAIL",
    "MUST_NOT_RISE, 5, 6, FAIL",
    "MUST_NOT_RISE, 6, 5, PASS",
    "MUST_NOT_FALL, 6, 5, FAIL",
    "MUST_NOT_FALL, 5, 6, PASS",
    "REPORT, 5, 6, PASS",
    "EXPECTED, 5, 6, PASS",
  })
  void holdsNumbersAgainstTheirRule(RuleKind kind, long was, long is, Grade grade) {
    rule("results.length", kind, Grade.FAIL);

    ProofComparison compared =
        compare(
            new Packs().number("results.length", was).pack(),
            new Packs().number("results.length", is).pack());

    assertThat(compared.verdict()).isEqualTo(grade);
    assertThat(compared.differences()).hasSize(1);
    assertThat(compared.differences().get(0).grade()).isEqualTo(grade);
    assertThat(compared.differences().get(0).place()).isEqualTo("results.length");
  }

  @Test
  void showsNothingOfWhatIsIgnored() {
    rule("cost.*", RuleKind.IGNORE, Grade.PASS);

    ProofComparison compared =
        compare(
            new Packs().number("cost.calls", 5).pack(), new Packs().number("cost.calls", 9).pack());

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.fields()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"100, 109, PASS", "100, 111, WARN", "0, 1, WARN"})
  void allowsSomePerCent(long was, long is, Grade grade) {
    within("results.length", "10");

    assertThat(
            compare(
                    new Packs().number("results.length", was).pack(),
                    new Packs().number("results.length", is).pack())
                .verdict())
        .isEqualTo(grade);
  }

  // Three of a minute, then one; or three hundred, then one hundred.
  @ParameterizedTest
  @CsvSource({
    "3, 60, 1, 60, PASS, no evidence of a change",
    "300, 60, 100, 60, FAIL, fell",
    "300000, 600, 290000, 600, FAIL, fell",
    "300000, 600, 299500, 600, PASS, no evidence of a change",
    "1, 5, 20, 5, PASS, rose",
    "0, 5, 2, 5, PASS, no evidence of a change",
  })
  void wantsEvidenceBeforeItCallsARateAnotherOne(
      long was, int in, long is, int then, Grade grade, String says) {
    rule("throughput.results", RuleKind.MUST_NOT_FALL, Grade.FAIL);

    ProofComparison compared =
        compare(
            new Packs().tally("throughput.results", was, in).pack(),
            new Packs().tally("throughput.results", is, then).pack());

    assertThat(compared.verdict()).isEqualTo(grade);
    assertThat(compared.differences().get(0).says()).isEqualTo(says);
  }

  @Test
  void comparesGrowthByItsIntervals() {
    rule("throughput.net", RuleKind.MUST_NOT_RISE, Grade.WARN);

    assertThat(compare(net(-10, 0, 10), net(5, 10, 15)).verdict()).isEqualTo(Grade.PASS);
    assertThat(compare(net(-10, 0, 10), net(11, 20, 30)).verdict()).isEqualTo(Grade.WARN);
  }

  @Test
  void countsTheWorstOfAllAndNamesItFirst() {
    rule("window.limit", RuleKind.MUST_EQUAL, Grade.WARN);
    rule("window.trading_state", RuleKind.MUST_EQUAL, Grade.WARN);
    rule("groups.*.lost", RuleKind.MUST_NOT_RISE, Grade.FAIL);

    ProofComparison compared =
        compare(
            new Packs()
                .number("groups." + GROUP + ".lost", 0)
                .text("window.trading_state", "ACTIVE")
                .number("window.limit", 5)
                .unknown("results.length", "no idea")
                .pack(),
            new Packs()
                .number("groups." + GROUP + ".lost", 3)
                .text("window.trading_state", "HALTED")
                .number("window.limit", 6)
                .number("results.length", 1)
                .pack());

    assertThat(compared.verdict()).isEqualTo(Grade.FAIL);
    assertThat(compared.differences())
        .extracting(ProofDifference::place)
        .containsExactly(
            "groups." + GROUP + ".lost", "window.limit", "window.trading_state", "results.length");
  }

  @Test
  void takesWhatTheOperatorDeclaredAsExpected() {
    rule("units.*.restarts", RuleKind.MUST_NOT_RISE, Grade.FAIL);
    ProofPack before = new Packs().number("units.quantum-execution.restarts", 0).pack();
    ProofPack after = new Packs().number("units.quantum-execution.restarts", 1).pack();

    assertThat(compare(before, after).verdict()).isEqualTo(Grade.FAIL);
    ProofPolicy policy =
        policy().expecting(FieldPattern.of("units.quantum-execution.restarts"), "deployment");
    ProofComparison compared = compared(before, after, policy);
    assertThat(compared.verdict()).isEqualTo(Grade.PASS);
    assertThat(compared.differences().get(0).rule()).isEqualTo(RuleKind.EXPECTED);
    assertThat(compared.differences().get(0).says()).isEqualTo("expected: rose (deployment)");
  }

  @Nested
  final class WhatMustBe {
    @Test
    void isJudgedWhateverItWas() {
      mustBe("conservation.state", "equal", Optional.empty());

      assertThat(states("equal", "broken").verdict()).isEqualTo(Grade.FAIL);
      assertThat(states("broken", "broken").verdict()).isEqualTo(Grade.WARN);
      assertThat(states("broken", "broken").differences().get(0).says())
          .isEqualTo("still: must be equal");
      assertThat(states("broken", "equal").verdict()).isEqualTo(Grade.PASS);
      assertThat(states("broken", "equal").differences().get(0).says())
          .isEqualTo("is as it must be again");
    }

    @Test
    void toleratesWhatWasNeverThereButNotWhatWentAway() {
      mustBe("units.*.state", "active", Optional.of("not installed"));

      assertThat(units("not installed", "not installed").verdict()).isEqualTo(Grade.PASS);
      assertThat(units("not installed", "not installed").differences().get(0).says())
          .isEqualTo("remark: not installed");
      assertThat(units("active", "not installed").verdict()).isEqualTo(Grade.FAIL);
      assertThat(units("active", "failed").verdict()).isEqualTo(Grade.FAIL);
    }

    @Test
    void isJudgedInAPackAlone() {
      mustBe("conservation.state", "equal", Optional.empty());
      rule("results.length", RuleKind.MUST_RISE, Grade.FAIL);
      rule("logs.*.*", RuleKind.MUST_NOT_FLOOD, Grade.WARN);

      ProofComparison broken =
          ProofComparison.alone(
              new Packs()
                  .text("conservation.state", "broken")
                  .number("results.length", 1)
                  .tally(FLOOD, 960, 5)
                  .pack(),
              policy());

      assertThat(broken.verdict()).isEqualTo(Grade.FAIL);
      assertThat(broken.differences())
          .extracting(ProofDifference::says)
          .containsExactly("must be equal", "floods the log: 192 lines/s");
    }

    private ProofComparison states(String was, String is) {
      return compare(
          new Packs().text("conservation.state", was).pack(),
          new Packs().text("conservation.state", is).pack());
    }

    private ProofComparison units(String was, String is) {
      return compare(
          new Packs().text("units.quantum-ai-engine.state", was).pack(),
          new Packs().text("units.quantum-ai-engine.state", is).pack());
    }
  }

  @Nested
  final class WhatNobodyKnows {
    @Test
    void isInconclusiveOnOneSideOnly() {
      rule("results.length", RuleKind.MUST_NOT_FALL, Grade.FAIL);

      ProofComparison compared =
          compare(
              new Packs().number("results.length", 3).pack(),
              new Packs().unknown("results.length", "away").pack());

      assertThat(compared.verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(compared.differences().get(0).says()).isEqualTo("known on one side only");
    }

    @Test
    void costsNothingOnBothSidesForTheSameReason() {
      rule("results.length", RuleKind.MUST_NOT_FALL, Grade.FAIL);
      ProofPack why = new Packs().unknown("results.length", "nil").pack();

      assertThat(compare(why, why).verdict()).isEqualTo(Grade.PASS);
      assertThat(compare(why, new Packs().unknown("results.length", "away").pack()).verdict())
          .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveForASectionThatOnlyOneSideHas() {
      ProofPack with = new Packs().text("units.a.state", "active").pack();
      ProofPack without = new Packs().unknown(ProofPart.UNITS, "not booted").pack();
      ProofPack other = new Packs().unknown(ProofPart.UNITS, "no systemctl").pack();

      assertThat(compare(with, without).verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(compare(with, without).differences().get(0).place()).isEqualTo("units");
      assertThat(compare(without, without).verdict()).isEqualTo(Grade.PASS);
      assertThat(compare(without, other).verdict()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveForARequiredSectionThatNobodyHas() {
      ProofPack without = new Packs().unknown(ProofPart.RESULTS, "refused").pack();

      assertThat(compare(without, without).verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(ProofComparison.alone(without, policy()).verdict()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveForALogThatWasNotReadAsFar() {
      ProofPack whole = new Packs().tally(FLOOD, 960, 5).pack();
      ProofPack part = new Packs().partial(ProofPart.LOGS, "own entries only").pack();

      assertThat(compare(whole, part).verdict()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(compare(part, part).verdict()).isEqualTo(Grade.PASS);
    }

    @Test
    void costsNothingInASectionThatThePolicyDoesNotWeigh() {
      assertThat(
              compare(
                      new Packs().unknown(ProofPart.COST, "denied").pack(),
                      new Packs().number("cost.calls", 3).pack())
                  .verdict())
          .isEqualTo(Grade.PASS);
    }
  }

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

    private ProofDifference moved(String word, long events, int in, long was, long is, int later) {
      rules.clear();
      motion();
      return compare(
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
    motion();
    Packs idle =
        new Packs()
            .number("results.entries_added", 7)
            .tally("throughput.results", 0, 5)
            .text("health.results_moving", "no");

    ProofComparison compared =
        compare(idle.pack(), idle.at(Packs.NOON.plus(Duration.ofHours(3))).pack());

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
    }

    @Test
    void hasAnErrorThatIsNew() {
      rule("logs.*.*", RuleKind.MUST_NOT_FLOOD, Grade.WARN);
      ProofPack none = new Packs().pack();
      ProofPack some = new Packs().tally("logs.ERROR gone <n>.lines", 3, 60).pack();
      ProofPack info = new Packs().tally("logs.INFO gone <n>.lines", 3, 60).pack();

      assertThat(compare(none, some).verdict()).isEqualTo(Grade.WARN);
      assertThat(compare(none, some).differences().get(0).says()).isEqualTo("a new error");
      assertThat(compare(some, none).differences().get(0).says()).startsWith("this error is gone");
      assertThat(compare(none, info).verdict()).isEqualTo(Grade.PASS);
      assertThat(compare(info, none).differences().get(0).says())
          .startsWith("this template is gone");
    }

    private ProofDifference flood(long was, int seconds, long is) {
      rules.clear();
      rule("logs.*.*", RuleKind.MUST_NOT_FLOOD, Grade.WARN);
      return compare(lines(was, seconds), lines(is, seconds)).differences().get(0);
    }

    private ProofPack lines(long lines, int seconds) {
      return lines == 0 ? new Packs().pack() : new Packs().tally(FLOOD, lines, seconds).pack();
    }
  }

  @Nested
  final class Refuses {
    @Test
    void swappedOrder() {
      assertThat(refused(new Packs().at(Packs.NOON.plusSeconds(90)).pack(), new Packs().pack()))
          .containsExactly("swapped order: the first was captured 1 m 30 s after the second");
    }

    @Test
    void whatIsTooOld() {
      assertThat(
              refused(
                  new Packs().pack(), new Packs().at(Packs.NOON.plus(Duration.ofHours(25))).pack()))
          .singleElement()
          .asString()
          .contains("more than");
    }

    @Test
    void anotherServer() {
      rule("identity.redis", RuleKind.MUST_MATCH, Grade.FAIL);

      assertThat(
              refused(
                  new Packs().text("identity.redis", "one:6379/0").pack(),
                  new Packs().text("identity.redis", "two:6379/0").pack()))
          .containsExactly(
              "not of the same thing: identity.redis is one:6379/0 before and two:6379/0 after");
    }

    private List<String> refused(ProofPack before, ProofPack after) {
      return ProofComparison.of(before, after, policy(), DAY)
          .fold(compared -> List.of(), ComparisonOutcome.NotComparable::reasons);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "results", "results.", ".length", "nothing.length"})
  void refusesAPatternOfNoField(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> FieldPattern.of(text));
  }

  @Test
  void tellsFieldsOfASubjectFromOthers() {
    ProofField of = ProofField.of(ProofPart.GROUPS, "a.b", "lost");
    ProofField none = ProofField.of(ProofPart.GROUPS, "lost");

    assertThat(FieldPattern.of("groups.*.lost").matches(of)).isTrue();
    assertThat(FieldPattern.of("groups.*.lost").matches(none)).isFalse();
    assertThat(FieldPattern.of("groups.lost").matches(of)).isTrue();
    assertThat(FieldPattern.of("groups.a.b.lost").matches(of)).isTrue();
    assertThat(FieldPattern.of("groups.b.lost").matches(of)).isFalse();
    assertThat(FieldPattern.of("groups.*").matches(none)).isTrue();
  }

  private ProofComparison compare(ProofPack before, ProofPack after) {
    return compared(before, after, policy());
  }

  private static ProofComparison compared(ProofPack before, ProofPack after, ProofPolicy policy) {
    return ProofComparison.of(before, after, policy, DAY)
        .fold(
            ComparisonOutcome.Compared::comparison,
            not -> {
              throw new AssertionError(not.reasons());
            });
  }

  private ProofPolicy policy() {
    return new ProofPolicy(
        Set.of(
            ProofPart.IDENTITY,
            ProofPart.RESULTS,
            ProofPart.GROUPS,
            ProofPart.WINDOW,
            ProofPart.CONSERVATION,
            ProofPart.UNITS,
            ProofPart.LOGS),
        rules);
  }

  private void rule(String fields, RuleKind kind, Grade otherwise) {
    rules.add(new ProofRule(FieldPattern.of(fields), kind, otherwise, ProofRule.Terms.NONE));
  }

  private void within(String fields, String percent) {
    rules.add(
        new ProofRule(
            FieldPattern.of(fields),
            RuleKind.WITHIN,
            Grade.WARN,
            new ProofRule.Terms(
                Optional.of(new BigDecimal(percent)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  private void mustBe(String fields, String value, Optional<String> tolerated) {
    rules.add(
        new ProofRule(
            FieldPattern.of(fields),
            RuleKind.MUST_BE,
            Grade.FAIL,
            new ProofRule.Terms(
                Optional.empty(),
                List.of(value),
                tolerated,
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  private void motion() {
    rules.add(
        new ProofRule(
            FieldPattern.of("results.entries_added"),
            RuleKind.MUST_KEEP_MOVING,
            Grade.FAIL,
            new ProofRule.Terms(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(ProofField.of(ProofPart.THROUGHPUT, "results")),
                Optional.of(ProofField.of(ProofPart.HEALTH, "results_moving")),
                Optional.empty())));
  }

  private static ProofPack net(long low, long mid, long high) {
    return new Packs()
        .with("throughput.net", new ProofValue.Span(new Rate(low), new Rate(mid), new Rate(high)))
        .pack();
  }
}
