package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Deliveries and the state of the context to decide them with, read together.
 *
 * <p><b>Shape</b>: deliveries in stream order, possibly none. <b>Units</b>: {@code at} is the Redis
 * clock after the read. <b>Threads</b>: immutable.
 *
 * @param at now, for this batch
 * @param tradingState in effect at that instant
 * @param openingsInWindow slots of the opening window taken at that instant
 * @param openingLimit openings allowed in the window at that instant, over all instances
 * @param ledger how far the ledger had come at that instant
 * @param deliveries entries to decide
 * @param gone ids that were delivered once but have no body any more
 */
public record IntentBatch(
    Instant at,
    TradingState tradingState,
    long openingsInWindow,
    int openingLimit,
    LedgerMark ledger,
    List<Delivery> deliveries,
    List<EntryId> gone) {
  /** Copies the lists. */
  public IntentBatch {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(tradingState, "tradingState");
    Objects.requireNonNull(ledger, "ledger");
    deliveries = List.copyOf(deliveries);
    gone = List.copyOf(gone);
  }

  /** The same context with other entries. */
  public IntentBatch with(List<Delivery> others) {
    return with(others, List.of());
  }

  /** The same context with other entries, of which some have no body any more. */
  public IntentBatch with(List<Delivery> others, List<EntryId> bodiless) {
    return new IntentBatch(
        at, tradingState, openingsInWindow, openingLimit, ledger, others, bodiless);
  }

  /** How many entries the batch is about. */
  public int size() {
    return deliveries.size() + gone.size();
  }
}
