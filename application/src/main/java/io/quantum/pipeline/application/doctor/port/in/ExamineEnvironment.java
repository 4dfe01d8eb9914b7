package io.quantum.pipeline.application.doctor.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.checkup.Checkup;
import io.quantum.pipeline.domain.host.UnitName;
import java.util.List;

/**
 * Examines what the pipeline depends on: the server, its settings and clock, the rights of who
 * asks, the instances, and the host. Changes nothing.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: none; what cannot be found out is an item of its own.
 * <b>Source</b>: docs/reference/tools.md#doctor.
 */
public interface ExamineEnvironment {

  /** Of which pipeline. */
  PipelineNames describe();

  /** Everything, with these units of the host. */
  Checkup examine(List<UnitName> units);
}
