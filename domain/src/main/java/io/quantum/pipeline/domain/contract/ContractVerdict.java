package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.TradeIntent;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the contract says of a payload.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#violations.
 */
public sealed interface ContractVerdict {

  /**
   * Valid.
   *
   * @param intent what it says
   * @param sideConverted true if the action was taken from the deprecated {@code side}
   */
  record Accepted(TradeIntent intent, boolean sideConverted) implements ContractVerdict {
    /** Refuses a missing intent. */
    public Accepted {
      Objects.requireNonNull(intent, "intent");
    }
  }

  /**
   * Not valid.
   *
   * @param violations every one, in contract order
   */
  record Refused(List<Violation> violations) implements ContractVerdict {
    /** Copies the list; refuses none. */
    public Refused {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a violation");
      }
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused) {
    if (this instanceof Accepted acceptedCase) {
      return accepted.apply(acceptedCase);
    }
    return refused.apply((Refused) this);
  }
}
