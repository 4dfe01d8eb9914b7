package io.quantum.pipeline.application.control.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.PositionsReading;

/**
 * Says what is open at the venue. Changes nothing.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}. <b>Source</b>:
 * docs/reference/tools.md#positions.
 */
public interface ReadPositions {

  /** Of which pipeline. */
  PipelineNames describe();

  /** The positions, or why they are not known. */
  PositionsReading read();
}
