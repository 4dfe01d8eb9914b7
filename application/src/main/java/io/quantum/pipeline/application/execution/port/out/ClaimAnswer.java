package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.admission.ClaimDecision;
import java.util.List;
import java.util.function.Function;

/**
 * The answer to a batch of claims.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface ClaimAnswer {

  /** One decision for each request, in the same order. */
  record Decided(List<ClaimDecision> decisions) implements ClaimAnswer {
    /** Copies the list. */
    public Decided {
      decisions = List.copyOf(decisions);
    }
  }

  /** The caller is no longer the reader; nothing was claimed. */
  record Fenced() implements ClaimAnswer {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Decided, R> decided, Function<Fenced, R> fenced) {
    if (this instanceof Decided decidedCase) {
      return decided.apply(decidedCase);
    }
    return fenced.apply((Fenced) this);
  }
}
