package io.quantum.pipeline.domain.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which part of a log was read.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param from its beginning; empty if no line says when it was written
 * @param to its end, the moment of reading
 * @param whole true if nothing between the beginning asked for and now was left out
 */
public record LogCoverage(Optional<Instant> from, Instant to, boolean whole) {
  /** Refuses missing parts. */
  public LogCoverage {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** How long it is; empty if that is not known or nothing. */
  public Optional<Duration> span() {
    return from.map(start -> Duration.between(start, to))
        .filter(span -> !span.isNegative() && !span.isZero());
  }
}
