package io.quantum.pipeline.application.control.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;

/**
 * Sets a limit of openings that holds for all instances and ends by itself.
 *
 * <p>It bounds orders, not the drain: a backlog does not get shorter by a higher limit.
 * <b>Threads</b>: safe. <b>Errors</b>: {@link io.quantum.pipeline.application.port.AdapterFailure},
 * after which it may have happened or not; repeating it is safe. <b>Source</b>:
 * docs/reference/tools.md#temporary-limit.
 */
public interface LimitOrders {

  /** Of which pipeline. */
  PipelineNames describe();

  /** Sets the limit and records who wanted it, and why. */
  LimitChange limit(TemporaryLimit limit, OperatorNote note);

  /** Takes it away before its end; without one nothing is changed. */
  LimitChange clear(OperatorNote note);
}
