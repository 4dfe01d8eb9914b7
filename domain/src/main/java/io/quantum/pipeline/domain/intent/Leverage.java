package io.quantum.pipeline.domain.intent;

import java.math.BigDecimal;

/**
 * How many times the margin the notional may be.
 *
 * <p><b>Shape</b>: 1 to 125 inclusive; trailing zeros do not count. <b>Threads</b>: immutable.
 * <b>Errors</b>: {@link IllegalArgumentException}; on the wire the same breach is {@code RANGE}.
 * <b>Source</b>: docs/reference/contract.md#payload.
 *
 * @param factor the number
 */
public record Leverage(BigDecimal factor) {

  private static final BigDecimal MOST = BigDecimal.valueOf(125);

  /** Refuses numbers outside the range. */
  public Leverage {
    factor = factor.stripTrailingZeros();
    if (!isAllowed(factor)) {
      throw new IllegalArgumentException("leverage " + factor + " is outside 1..125");
    }
  }

  /** True if the number is within the range. */
  public static boolean isAllowed(BigDecimal factor) {
    return factor.compareTo(BigDecimal.ONE) >= 0 && factor.compareTo(MOST) <= 0;
  }
}
