package io.quantum.pipeline.application.execution;

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

  /** For a line of the log. */
  default String told() {
    return fold(
        ends -> "decision=" + ends.closure().outcome().wireName(),
        mayTrade ->
            "decision=may_trade action=%s symbol=%s"
                .formatted(
                    mayTrade.candidate().order().terms().action(),
                    mayTrade.candidate().order().terms().symbol().name()));
  }

  <R> R fold(Function<Ends, R> ends, Function<MayTrade, R> mayTrade);
}
