package io.quantum.pipeline.application.monitor;

import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;

/**
 * Hands on what the inspector sees; every number is derived in the domain.
 *
 * <p><b>Threads</b>: safe.
 */
public final class ReadPipelineService implements ReadPipeline {
  private final StreamInspector inspector;

  /** Made of the inspector. */
  public ReadPipelineService(StreamInspector inspector) {
    this.inspector = inspector;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public PipelineReading read() {
    return inspector.plainSnapshot();
  }
}
