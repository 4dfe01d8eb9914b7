package io.quantum.pipeline.application.control.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TradingSwitch;

/**
 * Halts, reduces and resumes trading, for all instances at once.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}, after which it may have happened or not;
 * repeating it is safe. <b>Source</b>: docs/reference/tools.md#trading-state.
 */
public interface SetTradingState {

  /** Of which pipeline. */
  PipelineNames describe();

  /** Sets the state and records who wanted it, and why. */
  SwitchOutcome set(TradingSwitch wanted, OperatorNote note);
}
