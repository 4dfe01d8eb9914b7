package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy that a test makes, and what it finds. */
final class Rules {
  static final Duration DAY = Duration.ofHours(24);

  private final List<ProofRule> rules = new ArrayList<>();

  void clear() {
    rules.clear();
  }

  /** Where a test does not say when, the second is a minute later. */
  ProofComparison compare(ProofPack before, ProofPack after) {
    boolean untold = before.capturedAt().equals(after.capturedAt());
    return compared(before, untold ? aMinuteLater(after) : after, policy());
  }

  private static ProofPack aMinuteLater(ProofPack pack) {
    return new ProofPack(pack.label(), pack.capturedAt().plusSeconds(60), pack.sections());
  }

  static ProofComparison compared(ProofPack before, ProofPack after, ProofPolicy policy) {
    return ProofComparison.of(before, after, policy, DAY)
        .fold(
            ComparisonOutcome.Compared::comparison,
            not -> {
              throw new AssertionError(not.reasons());
            });
  }

  ProofPolicy policy() {
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

  void rule(String fields, RuleKind kind, Grade otherwise) {
    rules.add(new ProofRule(FieldPattern.of(fields), kind, otherwise, ProofRule.Terms.NONE));
  }

  void within(String fields, String percent) {
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
                Optional.empty(),
                Optional.empty())));
  }

  void mustBe(String fields, String value, Optional<String> tolerated) {
    values(fields, RuleKind.MUST_BE, Grade.FAIL, List.of(value), tolerated);
  }

  void mayNotBeKnown(String fields, String value) {
    values(fields, RuleKind.MUST_BE, Grade.WARN, List.of(value), Optional.empty());
  }

  void mayLeave(String fields, String tolerated) {
    values(fields, RuleKind.MUST_EQUAL, Grade.WARN, List.of(), Optional.of(tolerated));
  }

  private void values(
      String fields, RuleKind kind, Grade grade, List<String> values, Optional<String> tolerated) {
    rules.add(
        new ProofRule(
            FieldPattern.of(fields),
            kind,
            grade,
            new ProofRule.Terms(
                Optional.empty(),
                values,
                tolerated,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  void motion() {
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
                Optional.empty(),
                Optional.empty())));
  }

  void restarts() {
    rules.add(
        new ProofRule(
            FieldPattern.of("units.*.restarts"),
            RuleKind.MUST_NOT_RISE,
            Grade.FAIL,
            new ProofRule.Terms(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("invocation"),
                Optional.empty())));
  }
}
