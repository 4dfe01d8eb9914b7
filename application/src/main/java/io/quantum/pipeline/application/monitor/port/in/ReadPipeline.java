package io.quantum.pipeline.application.monitor.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;

/**
 * Takes a snapshot of streams, ledger and limits. Reading changes nothing.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: none; what cannot be read says why. <b>Source</b>:
 * docs/reference/numbers-and-states.md#snapshot.
 */
public interface ReadPipeline {

  /** What it is a snapshot of. */
  PipelineNames describe();

  /** One snapshot, without what is held at the venue. */
  PipelineReading read();
}
