package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was written down of an order before it was sent, and how it stands.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/names-on-redis.md#order-record.
 *
 * @param id whose record
 * @param entry the intent's entry
 * @param symbol what is traded
 * @param action which way
 * @param phase how far it is
 * @param claimedAt when it was written down, by the Redis clock
 * @param epoch 1 for its first owner, one more for each takeover
 * @param ending how it ended, once it has
 */
public record OrderRecord(
    ClientOrderId id,
    EntryId entry,
    Symbol symbol,
    Action action,
    Phase phase,
    Instant claimedAt,
    long epoch,
    Optional<Ending> ending) {

  /** How far an order is. */
  public enum Phase {
    /** Sent, being sent, or being looked up. */
    IN_FLIGHT,
    /** The venue could not be asked for ten minutes. */
    UNRESOLVED,
    /** It has its outcome. */
    ENDED
  }

  /**
   * How an order ended.
   *
   * @param outcome as the ledger counts it
   * @param result its entry on the result stream
   */
  public record Ending(OutcomeCode outcome, EntryId result) {
    /** Refuses missing parts. */
    public Ending {
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(result, "result");
    }
  }

  /** Refuses an end without an ending and an ending without an end. */
  public OrderRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(claimedAt, "claimedAt");
    if ((phase == Phase.ENDED) != ending.isPresent()) {
      throw new IllegalArgumentException("an order that is " + phase + " with ending " + ending);
    }
  }
}
