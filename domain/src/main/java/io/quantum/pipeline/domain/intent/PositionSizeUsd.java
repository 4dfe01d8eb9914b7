package io.quantum.pipeline.domain.intent;

import java.math.BigDecimal;

/**
 * The notional of an order in USD.
 *
 * <p><b>Shape</b>: more than 0, at most 1,000,000,000; trailing zeros do not count. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}; on the wire the same breach is {@code
 * RANGE}. <b>Source</b>: docs/reference/contract.md#payload.
 *
 * @param usd the number
 */
public record PositionSizeUsd(BigDecimal usd) {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

  /** Refuses numbers outside the range. */
  public PositionSizeUsd {
    usd = usd.stripTrailingZeros();
    if (!isAllowed(usd)) {
      throw new IllegalArgumentException(
          "position size " + usd + " is outside 0 (exclusive) .. 1e9");
    }
  }

  /** True if the number is within the range. */
  public static boolean isAllowed(BigDecimal usd) {
    return usd.signum() > 0 && usd.compareTo(MOST) <= 0;
  }
}
