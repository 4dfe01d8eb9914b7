package io.quantum.pipeline.application.control;

import io.quantum.pipeline.application.control.port.in.SetDiagnostics;
import io.quantum.pipeline.application.control.port.out.DiagnosticsStore;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;

/**
 * Hands the wish on: it is kept where the services look.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class SetDiagnosticsService implements SetDiagnostics {
  private final DiagnosticsStore store;
  private final StreamInspector inspector;

  /** Made of what is set and of what knows the names. */
  public SetDiagnosticsService(DiagnosticsStore store, StreamInspector inspector) {
    this.store = store;
    this.inspector = inspector;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public DiagnosticsChange on(Lasting lasting, OperatorNote note) {
    return store.on(lasting, note);
  }

  @Override
  public DiagnosticsChange off(OperatorNote note) {
    return store.off(note);
  }
}
