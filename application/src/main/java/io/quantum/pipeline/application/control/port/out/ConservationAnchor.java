package io.quantum.pipeline.application.control.port.out;

import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.OperatorNote;

/**
 * Where conservation began: what had been settled outside the ledger by then.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}, after which it may have happened or not;
 * repeating it then answers {@link AcceptanceOutcome.Changed}, because the difference is gone.
 * <b>Source</b>: docs/reference/conservation.md#accepted-difference.
 */
public interface ConservationAnchor {

  /**
   * Moves the offset by a difference that an operator can explain, and writes into the audit stream
   * who it was: one atomic step, in which both sides are read again. Blocks for one command
   * time-out at most.
   *
   * @param difference that the operator was shown, not 0
   * @return {@link AcceptanceOutcome.Accepted}, or {@link AcceptanceOutcome.Changed} if it is
   *     another one by now
   */
  AcceptanceOutcome accept(long difference, OperatorNote note);
}
