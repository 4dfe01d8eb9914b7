package io.quantum.pipeline.domain.operator;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of the temporary limit.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param before the temporary limit that was in force until now, if there was one
 * @param until when the new one ends, by the clock of Redis; empty if it was taken away
 */
public record LimitChange(OptionalInt before, Optional<Instant> until) {
  /** Refuses missing parts. */
  public LimitChange {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(until, "until");
  }
}
