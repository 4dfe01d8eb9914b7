package io.quantum.pipeline.domain.execution;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every way in which an entry can end. The set is closed and the names are API: they are the fields
 * of the ledger.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/order-of-checks.md#outcomes.
 */
public enum OutcomeCode {
  /** Executed completely. */
  FILLED("filled", Record.RESULT),
  /** Executed in part, the rest is dead. */
  PARTIAL("partial", Record.RESULT),
  /** The venue refused it: no such order exists there. */
  REJECTED("rejected", Record.RESULT),
  /** Accepted by the venue and still working there. */
  PENDING_FILL("pending_fill", Record.RESULT),
  /** Claimed, then proved never admitted by the venue. */
  NOT_SENT("not_sent", Record.RESULT),
  /** Over the global or the symbol limit, or the symbol is busy. */
  RATE_LIMITED("rate_limited", Record.AUDIT),
  /** Older than its age limit; openings go to the audit, closes to the dead letters. */
  EXPIRED("expired", Record.AUDIT_OR_DEAD_LETTER),
  /** The same intent already has an order record. */
  DUPLICATE("duplicate", Record.AUDIT),
  /** The trading state forbids it. */
  HALTED("halted", Record.AUDIT),
  /** It violates the contract, or deciding it kept ending the process. */
  INVALID("invalid", Record.DEAD_LETTER),
  /** Delivered, but its body was trimmed away before it could be decided. */
  LOST_TRIMMED("lost_trimmed", Record.AUDIT);

  /** Where an outcome leaves its evidence, beside the ledger. */
  public enum Record {
    /** One entry on the result stream. */
    RESULT,
    /** Part of one audit entry per batch. */
    AUDIT,
    /** One entry on the dead-letter stream. */
    DEAD_LETTER,
    /** Depends on the action. */
    AUDIT_OR_DEAD_LETTER
  }

  private final String wireName;
  private final Record record;

  OutcomeCode(String wireName, Record record) {
    this.wireName = wireName;
    this.record = record;
  }

  /** The name in ledger, audit and metrics. */
  public String wireName() {
    return wireName;
  }

  /** Where the evidence is. */
  public Record record() {
    return record;
  }

  /** The outcome of that name, if there is one. */
  public static Optional<OutcomeCode> named(String wireName) {
    return Arrays.stream(values()).filter(code -> code.wireName.equals(wireName)).findFirst();
  }
}
