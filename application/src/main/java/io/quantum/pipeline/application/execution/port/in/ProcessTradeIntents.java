package io.quantum.pipeline.application.execution.port.in;

/**
 * Reads intents, decides each of them, and starts the orders that may leave.
 *
 * <p><b>Threads</b>: one thread calls it, over and over. <b>Errors</b>: technology failures come
 * back inside the turn; anything thrown is a defect and ends the process. <b>Source</b>:
 * docs/reference/delivery.md#turn.
 */
public interface ProcessTradeIntents {

  /** One turn: blocks for about a second at most when there is nothing to do. */
  Turn turn(OrderLanes lanes);

  /** Gives up the reader's lease, so that another instance need not wait for it. */
  void leave();
}
