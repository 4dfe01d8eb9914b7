package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerMark;
import java.time.Instant;
import java.util.Objects;

/**
 * The state of the pipeline that a batch is decided with.
 *
 * <p><b>Units</b>: {@code at} is the Redis clock. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/delivery.md#turn.
 *
 * @param at now, for this batch
 * @param tradingState in effect at that instant
 * @param openingsInWindow slots of the opening window taken at that instant
 * @param openingLimit openings allowed in the window at that instant, over all instances
 * @param ledger how far the ledger had come at that instant
 */
public record DecisionContext(
    Instant at,
    TradingState tradingState,
    long openingsInWindow,
    int openingLimit,
    LedgerMark ledger) {
  /** Refuses missing parts. */
  public DecisionContext {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(tradingState, "tradingState");
    Objects.requireNonNull(ledger, "ledger");
  }
}
