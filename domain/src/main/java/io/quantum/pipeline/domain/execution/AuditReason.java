package io.quantum.pipeline.domain.execution;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why an entry was dismissed without an order; the constant's name is the wire value. Closed set,
 * API.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/order-of-checks.md#audit-reasons.
 */
public enum AuditReason {
  /** The order window had no free slot. */
  GLOBAL_WINDOW(OutcomeCode.RATE_LIMITED),
  /** The symbol had an opening a short while ago. */
  SYMBOL_SPACING(OutcomeCode.RATE_LIMITED),
  /** An older or unresolved order holds the symbol. */
  SYMBOL_BUSY(OutcomeCode.RATE_LIMITED),
  /** Past its age limit. */
  TOO_OLD(OutcomeCode.EXPIRED),
  /** Same identity, same body. */
  SAME(OutcomeCode.DUPLICATE),
  /** Same identity, other body. */
  CONFLICT(OutcomeCode.DUPLICATE),
  /** The very entry that has an order record was delivered again. */
  REDELIVERED(OutcomeCode.DUPLICATE),
  /** Trading is halted. */
  HALTED(OutcomeCode.HALTED),
  /** Trading may only reduce. */
  REDUCING(OutcomeCode.HALTED),
  /** The safe-mode key is present. */
  SAFE_MODE(OutcomeCode.HALTED),
  /** The body of the entry no longer exists. */
  BODY_GONE(OutcomeCode.LOST_TRIMMED);

  private final OutcomeCode outcome;

  AuditReason(OutcomeCode outcome) {
    this.outcome = outcome;
  }

  /** The reason of that name, if there is one. */
  public static Optional<AuditReason> named(String wireName) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(wireName)).findFirst();
  }

  /** The outcome that an entry closed for this reason has. */
  public OutcomeCode outcome() {
    return outcome;
  }
}
