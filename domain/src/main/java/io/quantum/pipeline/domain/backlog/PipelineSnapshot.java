package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One atomic snapshot of the whole pipeline as the server sees it, uninterpreted.
 *
 * <p><b>Units</b>: {@code at} is the Redis clock. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/numbers-and-states.md#snapshot.
 *
 * @param at when it was taken
 * @param intents intent stream and group
 * @param results result stream
 * @param ledger outcomes so far
 * @param anchorOffset the conservation offset, empty if the service never ran here
 * @param control what limits orders at the moment
 * @param context server, executors, limits and exposure at that time
 */
public record PipelineSnapshot(
    Instant at,
    IntentStreamSnapshot intents,
    StreamReading results,
    LedgerTotals ledger,
    OptionalLong anchorOffset,
    Control control,
    SnapshotContext context) {

  /**
   * What limits orders at the moment.
   *
   * @param tradingState in effect
   * @param openingsInWindow openings in flight or finished within the window
   * @param deadLetters entries on the dead-letter stream
   */
  public record Control(TradingState tradingState, long openingsInWindow, long deadLetters) {}

  /** Refuses missing parts. */
  public PipelineSnapshot {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(intents, "intents");
    Objects.requireNonNull(results, "results");
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(anchorOffset, "anchorOffset");
    Objects.requireNonNull(control, "control");
    Objects.requireNonNull(context, "scene");
  }

  /** The same snapshot with another look at the pending list. */
  public PipelineSnapshot withPending(PendingSample pending) {
    return new PipelineSnapshot(
        at,
        new IntentStreamSnapshot(intents.stream(), intents.group(), intents.undelivered(), pending),
        results,
        ledger,
        anchorOffset,
        control,
        context);
  }
}
