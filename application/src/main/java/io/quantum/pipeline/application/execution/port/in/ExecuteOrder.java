package io.quantum.pipeline.application.execution.port.in;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import java.util.Optional;

/**
 * Sends one claimed order, and records how it ended.
 *
 * <p><b>Threads</b>: safe. <b>Source</b>: docs/reference/atomic-steps.md#lease-of-a-claim.
 */
public interface ExecuteOrder {

  /**
   * Sends the order, at most once, unless too little of its lease is left.
   *
   * @param order with its claim
   * @param claimSentNanos when the claim was sent, by the monotonic clock
   * @return how it ended, or empty if only a lookup can tell
   */
  Optional<ExecutionResult> send(ClaimedOrder order, long claimSentNanos);

  /**
   * Records an ending. May be repeated after a failure.
   *
   * @return false if another instance has taken the order over and will record it
   * @throws io.quantum.pipeline.application.port.AdapterFailure if it is not known to be recorded
   */
  boolean record(ClaimedOrder order, ExecutionResult result);
}
