package io.quantum.pipeline.domain.admission;

import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.intent.Action;
import java.util.Optional;

/**
 * What the operator allows at the moment, as it is in effect (an end that has passed is ACTIVE, a
 * value nobody can read is HALTED).
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/order-of-checks.md#trading-state.
 */
public enum TradingState {
  /** Everything goes. */
  ACTIVE(Optional.empty()),
  /** Positions may only shrink: BUY and SELL are dismissed, CLOSE goes through. */
  REDUCING(Optional.of(AuditReason.REDUCING)),
  /** Nothing leaves: BUY and SELL are dismissed, CLOSE waits. */
  HALTED(Optional.of(AuditReason.HALTED)),
  /** HALTED because the older safe-mode key is present. */
  SAFE_MODE(Optional.of(AuditReason.SAFE_MODE));

  private final Optional<AuditReason> openingsDismissedFor;

  TradingState(Optional<AuditReason> openingsDismissedFor) {
    this.openingsDismissedFor = openingsDismissedFor;
  }

  /** Why an intent of this action is dismissed at once, if it is. Only openings ever are. */
  public Optional<AuditReason> dismisses(Action action) {
    return action.isOpening() ? openingsDismissedFor : Optional.empty();
  }

  /** True if an intent of this action has to wait for another state. Only CLOSE ever does. */
  public boolean holds(Action action) {
    return !action.isOpening() && (this == HALTED || this == SAFE_MODE);
  }
}
