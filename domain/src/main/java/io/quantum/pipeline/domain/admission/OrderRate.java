package io.quantum.pipeline.domain.admission;

import java.time.Duration;
import java.util.Objects;

/**
 * How many orders may leave in any window of time, and what counts towards it.
 *
 * <p>The one source of the numbers that the claim script and the in-memory ledger decide with. An
 * order in flight always counts. A finished one counts while its completion lies less than the
 * window plus a guard of 2 ms back: completion times are whole milliseconds of the Redis clock, and
 * the guard covers the rounding at both ends, so that no half-open window ever holds more arrivals
 * than the limit.
 *
 * <p><b>Shape</b>: limit 0 to 1,000,000 (0: no order at all); window 1 ms to 1 day. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>:
 * docs/reference/window.md#occupancy.
 *
 * @param limit orders per window
 * @param window length of the window
 */
public record OrderRate(int limit, Duration window) {

  /** Largest limit that can be configured. */
  public static final int MAX_LIMIT = 1_000_000;

  private static final long GUARD_MILLIS = 2;

  /** Refuses limits and windows outside the stated ranges. */
  public OrderRate {
    Objects.requireNonNull(window, "window");
    if (limit < 0 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "order limit %d is outside 0..%d".formatted(limit, MAX_LIMIT));
    }
    if (window.toMillis() < 1 || window.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("window %s is outside 1 ms .. 1 day".formatted(window));
    }
  }

  /** The same window with another limit, for a temporary override. */
  public OrderRate withLimit(int other) {
    return new OrderRate(other, window);
  }

  /** How long a finished order occupies its slot: the window plus the guard, in milliseconds. */
  public long occupancyMillis() {
    return window.toMillis() + GUARD_MILLIS;
  }

  /** True if an order finished at the given time still counts now (both Redis milliseconds). */
  public boolean counts(long completedAtMillis, long nowMillis) {
    return completedAtMillis > nowMillis - occupancyMillis();
  }

  /** When the slot of an order finished at the given time is free again. */
  public long freesAt(long completedAtMillis) {
    return completedAtMillis + occupancyMillis();
  }
}
