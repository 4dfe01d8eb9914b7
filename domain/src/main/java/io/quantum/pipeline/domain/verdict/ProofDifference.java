package io.quantum.pipeline.domain.verdict;

import java.util.Objects;
import java.util.Optional;

/**
 * What a rule found.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param grade what it costs
 * @param rule the kind of rule, by its name in a policy
 * @param place the field, or the section if it is about all of it
 * @param before the value there, as text; empty if it was not there
 * @param after likewise
 * @param says in words, on one line
 */
public record ProofDifference(
    Grade grade,
    RuleKind rule,
    String place,
    Optional<String> before,
    Optional<String> after,
    String says) {
  /** Refuses missing parts. */
  public ProofDifference {
    Objects.requireNonNull(grade, "grade");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(says, "says");
  }
}
