package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.admission.AgeLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * What a backlog is measured against.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#useful-depth.
 *
 * @param orders openings in any window
 * @param window its length
 * @param ages how old an intent may be
 */
public record FlowLimits(int orders, Duration window, AgeLimits ages) {
  /** Refuses missing parts and a window that is none. */
  public FlowLimits {
    Objects.requireNonNull(ages, "ages");
    if (orders < 0 || window.toMillis() < 1) {
      throw new IllegalArgumentException("no limit: %d in %s".formatted(orders, window));
    }
  }

  /** The same with another limit. */
  public FlowLimits withOrders(int other) {
    return new FlowLimits(other, window, ages);
  }

  /** Orders that can leave before an opening that waits now is too old: deeper can only expire. */
  public long usefulDepth() {
    return orders * ages.opening().toMillis() / window.toMillis();
  }

  /** Orders a second, at most. */
  public Rate orderRate() {
    return Rate.of(orders, window.toMillis());
  }
}
