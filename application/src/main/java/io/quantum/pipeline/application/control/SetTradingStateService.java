package io.quantum.pipeline.application.control;

import io.quantum.pipeline.application.control.port.in.SetTradingState;
import io.quantum.pipeline.application.control.port.out.TradingControls;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TradingSwitch;

/**
 * Hands the wish on: what is allowed is decided where the state is kept, in one step.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class SetTradingStateService implements SetTradingState {
  private final TradingControls controls;
  private final StreamInspector inspector;

  /** Made of what is set and of what knows the names. */
  public SetTradingStateService(TradingControls controls, StreamInspector inspector) {
    this.controls = controls;
    this.inspector = inspector;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public SwitchOutcome set(TradingSwitch wanted, OperatorNote note) {
    return controls.switchTo(wanted, note);
  }
}
