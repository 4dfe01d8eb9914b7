package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rules of a comparison, most important first: the first that speaks of a field holds for it,
 * and a report keeps their order.
 *
 * <p>A field of which none speaks is reported. <b>Threads</b>: immutable.
 *
 * @param sections without which nobody can tell: one that is known on one side only, or not read as
 *     far, makes the comparison inconclusive; what is unknown on both sides for the same reason
 *     costs nothing, unless every pack must have it
 * @param rules in order
 */
public record ProofPolicy(Set<ProofPart> sections, List<ProofRule> rules) {
  /** Copies both. */
  public ProofPolicy {
    sections = Set.copyOf(sections);
    rules = List.copyOf(rules);
  }

  /** The same, but what the operator declared is expected. */
  public ProofPolicy expecting(FieldPattern fields, String reason) {
    List<ProofRule> more = new ArrayList<>();
    more.add(new ProofRule(fields, RuleKind.EXPECTED, Grade.PASS, ProofRule.Terms.because(reason)));
    more.addAll(rules);
    return new ProofPolicy(sections, more);
  }

  /** The rule that holds for a field. */
  ProofRule rule(ProofField field) {
    return rules.stream()
        .filter(rule -> rule.fields().matches(field))
        .findFirst()
        .orElseGet(
            () ->
                new ProofRule(
                    new FieldPattern(field.part(), field.subject(), field.name()),
                    RuleKind.REPORT,
                    Grade.PASS,
                    ProofRule.Terms.NONE));
  }

  /**
   * How far down the list the rule for a field stands; below all if there is none. To expect a
   * change does not make it more important.
   */
  int rank(ProofField field) {
    return IntStream.range(0, rules.size())
        .filter(at -> rules.get(at).kind() != RuleKind.EXPECTED)
        .filter(at -> rules.get(at).fields().matches(field))
        .findFirst()
        .orElse(rules.size());
  }
}
