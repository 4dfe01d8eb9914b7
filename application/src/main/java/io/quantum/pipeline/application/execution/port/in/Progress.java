package io.quantum.pipeline.application.execution.port.in;

import io.quantum.pipeline.domain.execution.LedgerTotals;
import java.util.Objects;

/**
 * What one instance has done since it started.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param delivered entries it was given
 * @param outcomes how entries ended at its hands
 * @param sideConversions payloads whose deprecated {@code side} was converted
 */
public record Progress(long delivered, LedgerTotals outcomes, long sideConversions) {
  /** Refuses missing parts. */
  public Progress {
    Objects.requireNonNull(outcomes, "outcomes");
  }

  /** What happened since an earlier moment. */
  public Progress since(Progress earlier) {
    return new Progress(
        delivered - earlier.delivered,
        outcomes.minus(earlier.outcomes),
        sideConversions - earlier.sideConversions);
  }
}
