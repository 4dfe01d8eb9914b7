package io.quantum.pipeline.application.execution.port.in;

import java.time.Duration;
import java.util.Optional;

/**
 * Trims streams, a slice at a time, and notices who keeps them from being trimmed.
 *
 * <p><b>Threads</b>: one thread calls it, at most once a second. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}; the next call goes on. <b>Source</b>:
 * docs/reference/delivery.md#trimming.
 */
public interface TrimStreams {

  /** One slice; who has held the rest back for long, if somebody has. */
  Optional<HeldBack> tend();

  /**
   * A group without which the intent stream would be shorter.
   *
   * @param group its name
   * @param since for how long
   */
  record HeldBack(String group, Duration since) {}
}
