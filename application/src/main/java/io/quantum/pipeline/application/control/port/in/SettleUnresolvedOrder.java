package io.quantum.pipeline.application.control.port.in;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.util.Optional;

/**
 * Ends an order that nobody but a person can find out about.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure} if it is not known whether it was recorded;
 * repeating it is safe. <b>Source</b>: docs/reference/resolving.md#operator-settlement.
 */
public interface SettleUnresolvedOrder {

  /**
   * Records what the operator found out at the venue.
   *
   * @return how it was recorded; empty if the order is not unresolved (any more), and nothing was
   *     changed
   */
  Optional<OutcomeCode> settle(ClientOrderId order, OrderEnding ending, OperatorNote note);
}
