package io.quantum.pipeline.application.control.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;

/**
 * Switches diagnostics of the running services, without a restart; they end by themselves.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}, after which it may have happened or not;
 * repeating it is safe. <b>Source</b>: docs/reference/logs.md#switching-diagnostics.
 */
public interface SetDiagnostics {

  /** Of which pipeline. */
  PipelineNames describe();

  /** Switches them on for a time and records who wanted it, and why. */
  DiagnosticsChange on(Lasting lasting, OperatorNote note);

  /** Switches them off before their end; if they are off nothing is changed. */
  DiagnosticsChange off(OperatorNote note);
}
