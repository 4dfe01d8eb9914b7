package io.quantum.pipeline.application.monitor.port.out;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.flow.Sample;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the samples of the last 48 hours, because one snapshot has no trend.
 *
 * <p>Several programs may keep samples in the same place at the same time. <b>Threads</b>: safe.
 * <b>Errors</b>: none; what cannot be kept or read is a remark for people, never a failure.
 * <b>Source</b>: docs/reference/numbers-and-states.md#memory.
 */
public interface SampleArchive {

  /** Keeps a sample. Blocks for one short write; may be repeated: a moment counts once. */
  Optional<String> keep(PipelineNames names, Sample sample);

  /** What was kept of this server, stream and group, oldest first. Changes nothing. */
  Recollection recall(PipelineNames names);

  /**
   * What is remembered.
   *
   * @param samples oldest first
   * @param remarks what could not be read, and why
   */
  record Recollection(List<Sample> samples, List<String> remarks) {
    /** Copies the lists. */
    public Recollection {
      samples = List.copyOf(samples);
      remarks = List.copyOf(remarks);
    }
  }
}
