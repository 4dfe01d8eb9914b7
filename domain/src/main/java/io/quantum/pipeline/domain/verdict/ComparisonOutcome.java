package io.quantum.pipeline.domain.verdict;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What came of holding two packs against each other.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#not-comparable.
 */
public sealed interface ComparisonOutcome {

  /** They could be compared. */
  record Compared(ProofComparison comparison) implements ComparisonOutcome {
    /** Refuses a missing part. */
    public Compared {
      Objects.requireNonNull(comparison, "comparison");
    }
  }

  /**
   * They do not belong together.
   *
   * @param reasons in words, at least one
   */
  record NotComparable(List<String> reasons) implements ComparisonOutcome {
    /** Refuses a refusal without a reason. */
    public NotComparable {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("why not?");
      }
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Compared, R> compared, Function<NotComparable, R> notComparable) {
    if (this instanceof Compared comparedCase) {
      return compared.apply(comparedCase);
    }
    return notComparable.apply((NotComparable) this);
  }
}
