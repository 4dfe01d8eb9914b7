package io.quantum.pipeline.application.publish.port.in;

import java.util.Objects;

/**
 * Valid, but not written: the stream is full, or another intent has the same identity.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/publishing.md#outcomes.
 */
public final class PublishRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why it was not written. */
  public enum Reason {
    /** The stream holds as many entries as it may: publish again when it was drained. */
    BACKLOG_FULL,
    /** Another intent was published under this identity in the last 24 h. */
    CONFLICT
  }

  /** A refusal with words for a person. */
  public PublishRefused(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Why it was not written. */
  public Reason reason() {
    return reason;
  }
}
