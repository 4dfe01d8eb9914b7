package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps streams from growing for ever without losing what anybody still has to read.
 *
 * <p>Removes only what every group was given and has acknowledged, one bounded slice at a time;
 * dead letters after 30 days. After a failure some of it may have happened; it may be repeated.
 * <b>Threads</b>: safe. <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>:
 * docs/reference/delivery.md#trimming.
 */
public interface StreamRetention {

  /** Removes one slice of what nobody needs. */
  Trimmed trim();

  /**
   * What was removed of the intent stream.
   *
   * @param removed entries
   * @param left entries that are still there
   * @param heldBy the group that holds the rest back, if there is more than may be kept
   */
  record Trimmed(long removed, long left, Optional<String> heldBy) {
    /** Refuses a missing part. */
    public Trimmed {
      Objects.requireNonNull(heldBy, "heldBy");
    }
  }
}
