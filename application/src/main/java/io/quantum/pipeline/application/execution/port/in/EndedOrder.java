package io.quantum.pipeline.application.execution.port.in;

import io.quantum.pipeline.domain.intent.Symbol;
import java.util.Objects;

/**
 * The news that a lane is done with an order.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param symbol whose next intent may be tried
 * @param slotReturned true if the order was never admitted, so that its slot is free again
 */
public record EndedOrder(Symbol symbol, boolean slotReturned) {
  /** Refuses a missing symbol. */
  public EndedOrder {
    Objects.requireNonNull(symbol, "symbol");
  }
}
