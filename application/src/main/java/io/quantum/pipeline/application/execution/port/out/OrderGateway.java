package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;

/**
 * The venue that executes orders.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: submit and lookup throw nothing that the venue or the
 * network does; what cannot be known is {@link SubmitOutcome.Indeterminate} or {@link
 * LookupOutcome.Unavailable}. <b>Source</b>: docs/reference/venue.md#port.
 */
public interface OrderGateway {

  /**
   * Sends an order, at most once; nothing below may repeat it. Blocks until the venue has answered
   * or cannot be expected to.
   *
   * @param claimed the order and the lease after which the venue must refuse it
   */
  SubmitOutcome submit(ClaimedOrder claimed);

  /**
   * Asks what became of an order. Changes nothing. Takes as long as the venue does; several orders
   * are asked about at a time, each of them once, and an interrupt ends it.
   */
  LookupOutcome lookup(ClientOrderId order);

  /**
   * Signed units held of a symbol: positive long, negative short, zero none.
   *
   * @throws io.quantum.pipeline.application.port.AdapterFailure if the venue cannot be asked: zero
   *     would be a lie
   */
  BigDecimal exposure(Symbol symbol);
}
