package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.proof.ProofField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is wanted of some fields, and what it costs if it is not so.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>:
 * docs/reference/proof-packs.md#rules.
 *
 * @param fields of which it speaks
 * @param kind what is wanted
 * @param otherwise the grade if it is not so
 * @param terms what the kind needs besides
 */
public record ProofRule(FieldPattern fields, RuleKind kind, Grade otherwise, Terms terms) {

  /**
   * What a kind of rule needs besides.
   *
   * @param percent of {@code within}
   * @param values of {@code must-be}: any of them
   * @param tolerated of {@code must-be}: a value that is a remark if it was there before, or if
   *     there is no before; of {@code must-equal}: one that may be left for any other
   * @param rate of {@code must-keep-moving}: where the pack counts the same events in its sample
   * @param state of {@code must-keep-moving}: where the pack says yes or no
   * @param anew of {@code must-not-rise}: the name of the field beside it whose change means that
   *     the count began again at 0
   * @param because why it is wanted; a reason in words
   */
  public record Terms(
      Optional<BigDecimal> percent,
      List<String> values,
      Optional<String> tolerated,
      Optional<ProofField> rate,
      Optional<ProofField> state,
      Optional<String> anew,
      Optional<String> because) {
    /** None. */
    public static final Terms NONE =
        new Terms(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Copies the list. */
    public Terms {
      Objects.requireNonNull(percent, "percent");
      values = List.copyOf(values);
      Objects.requireNonNull(tolerated, "tolerated");
      Objects.requireNonNull(rate, "rate");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(anew, "anew");
      Objects.requireNonNull(because, "because");
    }

    boolean tolerates(String value) {
      return tolerated.filter(value::equals).isPresent();
    }

    /** None but a reason. */
    public static Terms because(String reason) {
      return new Terms(
          NONE.percent,
          NONE.values,
          NONE.tolerated,
          NONE.rate,
          NONE.state,
          NONE.anew,
          Optional.of(reason));
    }
  }

  /** Refuses missing parts and a rule without the terms that its kind needs. */
  public ProofRule {
    Objects.requireNonNull(fields, "fields");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(otherwise, "otherwise");
    Objects.requireNonNull(terms, "terms");
    if (kind == RuleKind.WITHIN && terms.percent().filter(p -> p.signum() >= 0).isEmpty()) {
      throw new IllegalArgumentException(fields + ": within needs a percent of 0 or more");
    }
    if (kind != RuleKind.MUST_NOT_RISE && terms.anew().isPresent()) {
      throw new IllegalArgumentException(fields + ": anew belongs to must-not-rise");
    }
    if (kind == RuleKind.MUST_BE && terms.values().isEmpty()) {
      throw new IllegalArgumentException(fields + ": must-be needs a value");
    }
  }
}
