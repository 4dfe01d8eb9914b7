package io.quantum.pipeline.domain.admission;

import java.time.Duration;
import java.util.Objects;

/**
 * Everything that limits orders, in one value: the ledger of every technology decides with it.
 *
 * <p><b>Units</b>: durations. <b>Invariants</b>: none is negative; a spacing of zero is off.
 * <b>Threads</b>: immutable. <b>Source</b>: docs/reference/window.md,
 * docs/reference/atomic-steps.md#lease-of-a-claim; docs/reference/service.md#ranges.
 *
 * @param openings BUY and SELL together
 * @param closes the runaway guard of CLOSE
 * @param symbolSpacing least time between two openings of one symbol, zero for none
 * @param lease how long a claim may take to reach the venue
 * @param fence how long after the lease nobody else may touch the order
 */
public record OrderLimits(
    OrderRate openings, OrderRate closes, Duration symbolSpacing, Duration lease, Duration fence) {

  /**
   * 5 openings and 60 closes in 60 s, 30 s between two of a symbol, a lease of 3 s, a fence of 20
   * s.
   */
  public static final OrderLimits STANDARD =
      new OrderLimits(
          new OrderRate(5, Duration.ofSeconds(60)),
          new OrderRate(60, Duration.ofSeconds(60)),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));

  /** How long whoever took an order over has to look it up, before another may. */
  public static final Duration TAKEOVER_LEASE = Duration.ofSeconds(10);

  /** How long a venue may be out of reach before an order it was asked about is unresolved. */
  public static final Duration UNRESOLVED_AFTER = Duration.ofMinutes(10);

  /** How often an unresolved order is looked up. */
  public static final Duration UNRESOLVED_LOOKUPS = Duration.ofSeconds(60);

  /** So many answers in a row that the venue has no such order prove that it was never admitted. */
  public static final int ABSENCES_THAT_PROVE = 5;

  /** Least time between two look-ups of an order: two answers within it count as one. */
  public static final Duration BETWEEN_LOOKUPS = Duration.ofSeconds(1);

  /** Refuses negative durations and an empty lease. */
  public OrderLimits {
    Objects.requireNonNull(openings, "openings");
    Objects.requireNonNull(closes, "closes");
    if (symbolSpacing.isNegative() || fence.isNegative() || lease.toMillis() < 1) {
      throw new IllegalArgumentException(
          "spacing %s, lease %s, fence %s: none may be negative, the lease not zero"
              .formatted(symbolSpacing, lease, fence));
    }
  }

  /** The same with another limit of openings. */
  public OrderLimits withOpenings(int limit) {
    return new OrderLimits(openings.withLimit(limit), closes, symbolSpacing, lease, fence);
  }
}
