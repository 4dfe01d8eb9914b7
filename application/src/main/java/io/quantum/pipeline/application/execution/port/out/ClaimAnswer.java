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

    @Override
    public <R> R fold(Function<Decided, R> decided, Function<Fenced, R> fenced) {
      return decided.apply(this);
    }
  }

  /** The caller is no longer the reader; nothing was claimed. */
  record Fenced() implements ClaimAnswer {
    @Override
    public <R> R fold(Function<Decided, R> decided, Function<Fenced, R> fenced) {
      return fenced.apply(this);
    }
  }

  /** Applies the function of the case at hand. */
  <R> R fold(Function<Decided, R> decided, Function<Fenced, R> fenced);
}
