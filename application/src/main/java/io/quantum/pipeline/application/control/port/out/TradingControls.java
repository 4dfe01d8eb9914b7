package io.quantum.pipeline.application.control.port.out;

import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;

/**
 * What an operator may set while the service runs: the trading state and a temporary limit. Both
 * are read inside every claim, so they hold for all instances from the next claim on.
 *
 * <p>Each method is one atomic step that also writes into the audit stream who did it and why; it
 * blocks for one command time-out at most. Repeating one is safe: the same is set again, and its
 * end is counted from then. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}, after which it may have happened or not.
 * <b>Source</b>: docs/reference/names-on-redis.md#trading-state; docs/reference/tools.md#controls.
 */
public interface TradingControls {

  /**
   * Sets the trading state, whatever stands there. A wish for ACTIVE is refused while safe mode
   * stands.
   */
  SwitchOutcome switchTo(TradingSwitch wanted, OperatorNote note);

  /** Sets a limit for all instances in place of the one that was there. */
  LimitChange limit(TemporaryLimit limit, OperatorNote note);

  /** Takes the temporary limit away. Writes nothing if there is none. */
  LimitChange clearLimit(OperatorNote note);
}
