package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.domain.execution.Dismissal;
import java.util.function.Function;

/** What a delivery turns out to be, before anything is asked of the ledger. */
public sealed interface TriageDecision {

  /** It ends here. */
  record Ends(Dismissal dismissal) implements TriageDecision {}

  /** It may become an order. */
  record MayTrade(Candidate candidate) implements TriageDecision {}

  /** For a line of the log. */
  default String told() {
    return fold(
        ends -> "decision=" + ends.dismissal().outcome().wireName(),
        mayTrade ->
            "decision=may_trade action=%s symbol=%s"
                .formatted(
                    mayTrade.candidate().order().terms().action(),
                    mayTrade.candidate().order().terms().symbol().name()));
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Ends, R> ends, Function<MayTrade, R> mayTrade) {
    if (this instanceof Ends endsCase) {
      return ends.apply(endsCase);
    }
    return mayTrade.apply((MayTrade) this);
  }
}
