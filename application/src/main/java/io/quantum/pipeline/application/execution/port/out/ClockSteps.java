package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * Word of steps of the store's clock, left by the instances that saw them for those that were not
 * there.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>: ADR 18.
 */
public interface ClockSteps {

  /** How long a step is remembered. */
  Duration REMEMBERED = Duration.ofHours(1);

  /**
   * Leaves word of a step.
   *
   * @param by how far the clock went, negative if back
   */
  void note(Duration by);

  /** The last step of which there is word. */
  Optional<Duration> last();
}
