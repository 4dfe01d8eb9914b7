package io.quantum.pipeline.application.control;

import io.quantum.pipeline.application.control.port.in.AcceptDifference;
import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.OperatorNote;

/**
 * Checks first and accepts exactly what the check has found: a difference that appears in between
 * is not covered by the operator's reason.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class AcceptDifferenceService implements AcceptDifference {
  private final OperatorControls anchor;
  private final StreamInspector inspector;

  /** Made of the anchor and of what reads both sides. */
  public AcceptDifferenceService(OperatorControls anchor, StreamInspector inspector) {
    this.anchor = anchor;
    this.inspector = inspector;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public AcceptanceOutcome accept(OperatorNote note) {
    Conservation conservation =
        inspector
            .snapshot()
            .fold(
                taken -> Conservation.of(taken.snapshot()),
                unreadable -> new Conservation.Undeterminable(unreadable.why()));
    return conservation.fold(
        checked ->
            checked.isEqual()
                ? new AcceptanceOutcome.Equal()
                : anchor.accept(checked.missing(), note),
        unknown -> new AcceptanceOutcome.Unknown(unknown.why()));
  }
}
