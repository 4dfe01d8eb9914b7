package io.quantum.pipeline.application.service;

import io.quantum.pipeline.domain.execution.Closure;
import java.util.function.Function;

/** What a delivery turns out to be, before anything is asked of the ledger. */
sealed interface TriageDecision {

  /** It ends here. */
  record Ends(Closure closure) implements TriageDecision {
    @Override
    public <R> R fold(Function<Ends, R> ends, Function<MayTrade, R> mayTrade) {
      return ends.apply(this);
    }
  }

  /** It may become an order. */
  record MayTrade(Candidate candidate) implements TriageDecision {
    @Override
    public <R> R fold(Function<Ends, R> ends, Function<MayTrade, R> mayTrade) {
      return mayTrade.apply(this);
    }
  }

  <R> R fold(Function<Ends, R> ends, Function<MayTrade, R> mayTrade);
}
