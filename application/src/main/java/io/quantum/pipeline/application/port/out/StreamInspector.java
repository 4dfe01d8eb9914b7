package io.quantum.pipeline.application.port.out;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;

/**
 * Looks at streams, group, ledger and limits without touching them.
 *
 * <p>One read-only atomic step of bounded cost at any stream length. <b>Threads</b>: safe.
 * <b>Errors</b>: none; what cannot be read is {@link PipelineReading.Unreadable} with the reason.
 * <b>Source</b>: spec part 3, "Cost".
 */
public interface StreamInspector {

  /** What it looks at. */
  PipelineNames names();

  /** Takes one picture. */
  PipelineReading picture();
}
