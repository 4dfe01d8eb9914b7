package io.quantum.pipeline.application.control.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.OperatorNote;

/**
 * Accepts an explained difference of conservation, so that the check can tell the next one.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}, after which it may have happened or not.
 * <b>Source</b>: docs/reference/conservation.md#accepted-difference.
 */
public interface AcceptDifference {

  /** Of which pipeline. */
  PipelineNames describe();

  /** Takes the difference there is, and records who accepted it, and why. */
  AcceptanceOutcome accept(OperatorNote note);
}
