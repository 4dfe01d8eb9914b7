package io.quantum.pipeline.domain.operator;

import io.quantum.pipeline.domain.admission.OrderRate;
import java.util.Objects;

/**
 * A limit of openings that is in force for all instances in place of their own, and ends by itself.
 *
 * <p><b>Units</b>: openings in any 60 s, 0 (none) to {@value OrderRate#MAX_LIMIT}. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>:
 * docs/reference/tools.md#temporary-limit.
 *
 * @param openings in the window
 * @param lasting for how long
 */
public record TemporaryLimit(int openings, Lasting lasting) {
  /** Refuses a limit that no instance could be started with. */
  public TemporaryLimit {
    Objects.requireNonNull(lasting, "lasting");
    if (openings < 0 || openings > OrderRate.MAX_LIMIT) {
      throw new IllegalArgumentException(
          "a limit is 0 to %,d orders".formatted(OrderRate.MAX_LIMIT));
    }
  }
}
