package io.quantum.pipeline.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules find in two packs, and what it costs. */
final class ProofComparisonTest {
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final String FLOOD = "logs.DEBUG P0.D loop <n>.lines";

  private final Rules rules = new Rules();

  @Test
  void findsNothingInTheSameStateTwice() {
    rules.rule("results.length", RuleKind.MUST_NOT_FALL, Grade.FAIL);
    Packs packs = new Packs().number("results.length", 7).text("window.trading_state", "ACTIVE");

    ProofComparison same = rules.compare(packs.pack(), packs.at(Packs.NOON.plusSeconds(60)).pack());

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
    rules.rule("results.length", kind, Grade.FAIL);

    ProofComparison compared =
        rules.compare(
            new Packs().number("results.length", was).pack(),
            new Packs().number("results.length", is).pack());

    assertThat(compared.verdict()).isEqualTo(grade);
    assertThat(compared.differences()).hasSize(1);
    assertThat(compared.differences().get(0).grade()).isEqualTo(grade);
    assertThat(compared.differences().get(0).place()).isEqualTo("results.length");
  }

  @ParameterizedTest
  @CsvSource({"none, 5, PASS", "5, none, WARN", "5, 10, WARN"})
  void letsAToleratedValueGoButNotCome(String was, String is, Grade grade) {
    rules.mayLeave("window.order_limit", "none");

    ProofComparison compared =
        rules.compare(
            new Packs().text("window.order_limit", was).pack(),
            new Packs().at(Packs.NOON.plusSeconds(60)).text("window.order_limit", is).pack());

    assertThat(compared.differences()).hasSize(1);
    assertThat(compared.verdict()).isEqualTo(grade);
  }

  @Test
  void showsNothingOfWhatIsIgnored() {
    rules.rule("cost.*", RuleKind.IGNORE, Grade.PASS);

    ProofComparison compared =
        rules.compare(
            new Packs().number("cost.calls", 5).pack(), new Packs().number("cost.calls", 9).pack());

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.fields()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"100, 109, PASS", "100, 111, WARN", "0, 1, WARN"})
  void allowsSomePerCent(long was, long is, Grade grade) {
    rules.within("results.length", "10");

    assertThat(
            rules
                .compare(
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
    rules.rule("throughput.results", RuleKind.MUST_NOT_FALL, Grade.FAIL);

    ProofComparison compared =
        rules.compare(
            new Packs().tally("throughput.results", was, in).pack(),
            new Packs().tally("throughput.results", is, then).pack());

    assertThat(compared.verdict()).isEqualTo(grade);
    assertThat(compared.differences().get(0).says()).isEqualTo(says);
  }

  @Test
  void comparesGrowthByItsIntervals() {
    rules.rule("throughput.net", RuleKind.MUST_NOT_RISE, Grade.WARN);

    assertThat(rules.compare(net(-10, 0, 10), net(5, 10, 15)).verdict()).isEqualTo(Grade.PASS);
    assertThat(rules.compare(net(-10, 0, 10), net(11, 20, 30)).verdict()).isEqualTo(Grade.WARN);
  }

  @Test
  void countsTheWorstOfAllAndNamesItFirst() {
    rules.rule("window.limit", RuleKind.MUST_EQUAL, Grade.WARN);
    rules.rule("window.trading_state", RuleKind.MUST_EQUAL, Grade.WARN);
    rules.rule("groups.*.lost", RuleKind.MUST_NOT_RISE, Grade.FAIL);

    ProofComparison compared =
        rules.compare(
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
    rules.rule("units.*.restarts", RuleKind.MUST_NOT_RISE, Grade.FAIL);
    ProofPack before = new Packs().number("units.quantum-execution.restarts", 0).pack();
    ProofPack after = new Packs().number("units.quantum-execution.restarts", 1).pack();

    assertThat(rules.compare(before, after).verdict()).isEqualTo(Grade.FAIL);
    ProofPolicy policy =
        rules.policy().expecting(FieldPattern.of("units.quantum-execution.restarts"), "deployment");
    ProofComparison compared = Rules.compared(before, after, policy);
    assertThat(compared.verdict()).isEqualTo(Grade.PASS);
    assertThat(compared.differences().get(0).rule()).isEqualTo(RuleKind.EXPECTED);
    assertThat(compared.differences().get(0).says()).isEqualTo("expected: rose (deployment)");
  }

  @Nested
  final class WhatMustBe {
    @Test
    void isJudgedWhateverItWas() {
      rules.mustBe("conservation.state", "equal", Optional.empty());

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
      rules.mustBe("units.*.state", "active", Optional.of("not installed"));

      assertThat(units("not installed", "not installed").verdict()).isEqualTo(Grade.PASS);
      assertThat(units("not installed", "not installed").differences().get(0).says())
          .isEqualTo("remark: not installed");
      assertThat(units("active", "not installed").verdict()).isEqualTo(Grade.FAIL);
      assertThat(units("active", "failed").verdict()).isEqualTo(Grade.FAIL);
    }

    @Test
    void isJudgedInAPackAlone() {
      rules.mustBe("conservation.state", "equal", Optional.empty());
      rules.rule("results.length", RuleKind.MUST_RISE, Grade.FAIL);
      rules.rule("logs.*.*", RuleKind.MUST_NOT_FLOOD, Grade.WARN);

      ProofComparison broken =
          ProofComparison.alone(
              new Packs()
                  .text("conservation.state", "broken")
                  .number("results.length", 1)
                  .tally(FLOOD, 960, 5)
                  .pack(),
              rules.policy());

      assertThat(broken.verdict()).isEqualTo(Grade.FAIL);
      assertThat(broken.differences())
          .extracting(ProofDifference::says)
          .containsExactly("must be equal", "floods the log: 192 lines/s");
    }

    private ProofComparison states(String was, String is) {
      return rules.compare(
          new Packs().text("conservation.state", was).pack(),
          new Packs().text("conservation.state", is).pack());
    }

    private ProofComparison units(String was, String is) {
      return rules.compare(
          new Packs().text("units.quantum-ai-engine.state", was).pack(),
          new Packs().text("units.quantum-ai-engine.state", is).pack());
    }
  }

  @Nested
  final class RestartsOfAUnit {
    @Test
    void mayNotRise() {
      assertThat(restarts("a", 0, "b", 1).verdict()).isEqualTo(Grade.FAIL);
      assertThat(restarts("a", 3, "a", 3).verdict()).isEqualTo(Grade.PASS);
    }

    @Test
    void areCountedFromZeroAfterAStartByHand() {
      assertThat(restarts("a", 5, "b", 0).verdict()).isEqualTo(Grade.PASS);
      assertThat(restarts("a", 5, "b", 4).verdict()).isEqualTo(Grade.FAIL);
      assertThat(restarts("a", 5, "b", 5).verdict()).isEqualTo(Grade.FAIL);
      assertThat(restarts("a", 5, "b", 4).differences())
          .extracting(ProofDifference::says)
          .contains("began again at 0 and rose to 4");
    }

    private ProofComparison restarts(String invocation, long was, String then, long is) {
      rules.clear();
      rules.restarts();
      return rules.compare(unit(invocation, was), unit(then, is));
    }

    private ProofPack unit(String invocation, long restarts) {
      return new Packs()
          .number("units.quantum-execution.restarts", restarts)
          .text("units.quantum-execution.invocation", invocation)
          .pack();
    }
  }

  @Nested
  final class Refuses {
    @Test
    void aRedisUnderTheSameAddressOfAnotherHost() {
      assertThat(refused(redis("a", "one"), redis("b", "two")))
          .containsExactly("not of the same thing: another host and another Redis");
      assertThat(refused(redis("a", "one"), redis("a", "two"))).isEmpty();
      assertThat(refused(redis("a", "one"), redis("b", "one"))).isEmpty();
    }

    private ProofPack redis(String host, String runId) {
      return new Packs().text("identity.host", host).text("identity.redis_run_id", runId).pack();
    }

    @Test
    void swappedOrder() {
      assertThat(refused(new Packs().at(Packs.NOON.plusSeconds(90)).pack(), new Packs().pack()))
          .containsExactly("swapped order: the first was captured 1 m 30 s after the second");
    }

    @Test
    void onePackTwice() {
      assertThat(refused(new Packs().pack(), new Packs().pack()))
          .containsExactly("one capture, not two: both were made at " + Packs.NOON);
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
      rules.rule("identity.redis", RuleKind.MUST_MATCH, Grade.FAIL);

      assertThat(
              refused(
                  new Packs().text("identity.redis", "one:6379/0").pack(),
                  new Packs().text("identity.redis", "two:6379/0").pack()))
          .containsExactly(
              "not of the same thing: identity.redis is one:6379/0 before and two:6379/0 after");
    }

    private List<String> refused(ProofPack before, ProofPack after) {
      return ProofComparison.of(before, after, rules.policy(), Rules.DAY)
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

  private static ProofPack net(long low, long mid, long high) {
    return new Packs()
        .with("throughput.net", new ProofValue.Span(new Rate(low), new Rate(mid), new Rate(high)))
        .pack();
  }
}
