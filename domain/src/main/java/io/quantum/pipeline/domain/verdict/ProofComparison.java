package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two packs, or one alone, held against a policy.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#comparison.
 *
 * @param before the earlier pack, if there is one
 * @param after the pack that is judged
 * @param verdict the worst grade of the differences
 * @param differences worst first, then as important as the policy has it
 * @param fields how many fields a rule looked at
 */
public record ProofComparison(
    Optional<ProofPack> before,
    ProofPack after,
    Grade verdict,
    List<ProofDifference> differences,
    int fields) {

  /** Copies the list. */
  public ProofComparison {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(verdict, "verdict");
    differences = List.copyOf(differences);
  }

  /**
   * Compares.
   *
   * @param maxAge how long before the second the first may have been captured
   */
  public static ComparisonOutcome of(
      ProofPack before, ProofPack after, ProofPolicy policy, Duration maxAge) {
    List<String> reasons = new ArrayList<>();
    Duration between = Duration.between(before.capturedAt(), after.capturedAt());
    if (before.equals(after)) {
      reasons.add("one capture, not two: both were made at " + before.capturedAt());
    } else if (between.isNegative()) {
      reasons.add(
          "swapped order: the first was captured %s after the second"
              .formatted(HumanTime.text(between.negated())));
    } else if (between.compareTo(maxAge) > 0) {
      reasons.add(
          "%s lie between them, more than %s"
              .formatted(HumanTime.text(between), HumanTime.text(maxAge)));
    }
    if (differ(PackField.IDENTITY_HOST, before, after)
        && differ(PackField.IDENTITY_REDIS_RUN_ID, before, after)) {
      reasons.add("not of the same thing: another host and another Redis");
    }
    for (ProofSection section : before.sections()) {
      section.entries().stream()
          .map(entry -> entry.field())
          .filter(field -> policy.rule(field).kind() == RuleKind.MUST_MATCH)
          .forEach(field -> foreign(field, before, after).ifPresent(reasons::add));
    }
    return reasons.isEmpty()
        ? new ComparisonOutcome.Compared(new PackJudge(Optional.of(before), after, policy).judge())
        : new ComparisonOutcome.NotComparable(reasons);
  }

  /** Judges one pack by the rules that need no other. */
  public static ProofComparison alone(ProofPack pack, ProofPolicy policy) {
    return new PackJudge(Optional.empty(), pack, policy).judge();
  }

  // Each host may have a Redis of its own under the same address.
  private static boolean differ(PackField which, ProofPack before, ProofPack after) {
    ProofField field = which.place();
    return before.value(field).filter(ProofValue.Text.class::isInstance).isPresent()
        && after.value(field).filter(ProofValue.Text.class::isInstance).isPresent()
        && !before.value(field).equals(after.value(field));
  }

  private static Optional<String> foreign(ProofField field, ProofPack before, ProofPack after) {
    Optional<String> was = before.value(field).map(ValueText::of);
    Optional<String> is = after.value(field).map(ValueText::of);
    return was.equals(is) || is.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not of the same thing: %s is %s before and %s after"
                .formatted(field.path(), was.orElseThrow(), is.orElseThrow()));
  }
}
