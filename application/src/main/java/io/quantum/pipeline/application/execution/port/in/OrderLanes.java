package io.quantum.pipeline.application.execution.port.in;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import java.util.List;

/**
 * The places in which orders are sent, off the reading loop; a claim is only asked for when one is
 * free, and its order starts at once.
 *
 * <p><b>Threads</b>: safe. <b>Source</b>: docs/reference/atomic-steps.md#lanes.
 */
public interface OrderLanes {

  /** Lanes free now; only the caller can take one. */
  int free();

  /** Lanes with an order in them. */
  int busy();

  /**
   * Sends an order in a free lane and returns at once.
   *
   * @param order with its claim
   * @param claimSentNanos when the claim was sent, by the monotonic clock: its lease runs from
   *     there
   */
  void start(ClaimedOrder order, long claimSentNanos);

  /** Orders that ended since the last call. */
  List<EndedOrder> ended();
}
