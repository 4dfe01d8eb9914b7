package io.quantum.pipeline.domain.operator;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of the diagnostics of the running service.
 *
 * <p><b>Units</b>: instants are of the Redis clock. <b>Threads</b>: immutable.
 *
 * @param before when those that were on until now would have ended, if any were
 * @param until when they end by themselves; empty if they were switched off
 */
public record DiagnosticsChange(Optional<Instant> before, Optional<Instant> until) {
  /** Refuses missing parts. */
  public DiagnosticsChange {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(until, "until");
  }
}
