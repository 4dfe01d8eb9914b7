package io.quantum.pipeline.domain.backlog;

import java.util.Objects;

/**
 * Everything raw about the intent stream and our group, read in one atomic step.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param stream the stream
 * @param group the group
 * @param undelivered a look behind the cursor
 * @param pending a look at the pending list
 */
public record IntentStreamSnapshot(
    StreamReading stream,
    GroupReading group,
    UndeliveredSample undelivered,
    PendingSample pending) {
  /** Refuses missing parts. */
  public IntentStreamSnapshot {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(undelivered, "undelivered");
    Objects.requireNonNull(pending, "pending");
  }
}
