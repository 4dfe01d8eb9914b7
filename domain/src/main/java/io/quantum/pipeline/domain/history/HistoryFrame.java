package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where everything stood at one instant; what is read page by page is held against it.
 *
 * <p><b>Invariant</b>: read in one atomic step. <b>Threads</b>: immutable.
 *
 * @param at by the Redis clock
 * @param cursor the group's last delivered entry, empty without a group
 * @param ledger outcomes counted so far
 * @param anchor where counting began
 * @param spans which part of each stream is kept
 * @param limitInUse the largest order limit in use, empty if no instance has told
 */
public record HistoryFrame(
    Instant at,
    Optional<EntryId> cursor,
    LedgerTotals ledger,
    Anchor anchor,
    Spans spans,
    OptionalInt limitInUse) {

  /**
   * Where counting began.
   *
   * @param offset entries settled outside the ledger, empty if the service never ran here
   * @param created how often the group was created
   */
  public record Anchor(OptionalLong offset, long created) {
    /** Refuses a missing offset. */
    public Anchor {
      Objects.requireNonNull(offset, "offset");
    }

    /**
     * How often a lost group was created again. A group that was adopted has a first creation which
     * nobody counted, so its first heal is not seen here.
     */
    public long heals() {
      return Math.max(0, created - 1);
    }
  }

  /** What is kept of each stream. */
  public record Spans(
      StreamSpan intents,
      StreamSpan audit,
      StreamSpan results,
      StreamSpan deadLetters,
      StreamSpan venueOrders) {
    /** Refuses missing parts. */
    public Spans {
      Objects.requireNonNull(intents, "intents");
      Objects.requireNonNull(audit, "audit");
      Objects.requireNonNull(results, "results");
      Objects.requireNonNull(deadLetters, "deadLetters");
      Objects.requireNonNull(venueOrders, "venueOrders");
    }
  }

  /** Refuses missing parts. */
  public HistoryFrame {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(cursor, "cursor");
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(anchor, "anchor");
    Objects.requireNonNull(spans, "spans");
    Objects.requireNonNull(limitInUse, "limitInUse");
  }

  /**
   * True if the record of what became of an entry may be gone with the records before a horizon. An
   * id from the future does not say when its entry was stored.
   */
  public boolean mayPrecede(EntryId entry, EntryId horizon) {
    return entry.isBefore(horizon)
        || (!horizon.equals(EntryId.ZERO) && entry.storedAt().isAfter(at));
  }
}
