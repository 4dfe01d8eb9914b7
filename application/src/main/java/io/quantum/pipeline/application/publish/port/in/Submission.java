package io.quantum.pipeline.application.publish.port.in;

import java.util.Objects;
import java.util.Optional;

/**
 * A payload that somebody wants published.
 *
 * <p><b>Threads</b>: immutable by convention: nobody writes to the payload.
 *
 * @param payload one JSON object, UTF-8
 * @param source who publishes it; without it the payload's own field {@code source} says so
 */
public record Submission(byte[] payload, Optional<String> source) {
  /** Refuses missing parts. */
  public Submission {
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(source, "source");
  }
}
