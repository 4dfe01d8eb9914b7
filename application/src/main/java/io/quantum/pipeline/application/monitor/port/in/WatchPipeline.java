package io.quantum.pipeline.application.monitor.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.flow.Advisor;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.domain.flow.SampleWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks at the pipeline again and again, and remembers. Nothing on Redis changes; the first look
 * and then one a minute are kept for later.
 *
 * <p><b>Errors</b>: none; what cannot be read says why. <b>Source</b>:
 * docs/reference/numbers-and-states.md#memory and docs/reference/tools.md#cost.
 */
public interface WatchPipeline {

  /** What is watched. */
  PipelineNames describe();

  /** Begins with what is remembered of it. Reads the memory, looks at nothing yet. */
  Watch begin(Duration window);

  /** A watch under way. <b>Threads</b>: one. */
  interface Watch {
    /** One look: one read-only step, and one more for a long list of pendings. */
    Look look();

    /** Who wrote what in the window before a moment: one bounded step of a few milliseconds. */
    Advisor.Tallies tallies(Instant end);
  }

  /**
   * What a look has shown.
   *
   * @param reading the snapshot
   * @param window the samples that count for the state, with this one
   * @param memory all samples that are remembered, oldest first, with this one
   * @param remarks what could not be remembered, and why
   */
  record Look(
      PipelineReading reading, SampleWindow window, List<Sample> memory, List<String> remarks) {
    /** Copies the lists. */
    public Look {
      memory = List.copyOf(memory);
      remarks = List.copyOf(remarks);
    }
  }
}
