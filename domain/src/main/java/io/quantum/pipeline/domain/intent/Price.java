package io.quantum.pipeline.domain.intent;

import java.math.BigDecimal;

/**
 * A price in USD per unit of the base asset.
 *
 * <p><b>Shape</b>: 0.00000001 to 1,000,000,000; trailing zeros do not count. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}; on the wire the same breach is {@code
 * RANGE}. <b>Source</b>: docs/reference/contract.md#payload.
 *
 * @param usd the number
 */
public record Price(BigDecimal usd) {

  private static final BigDecimal LEAST = new BigDecimal("1e-8");
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

  /** Refuses numbers outside the range. */
  public Price {
    usd = usd.stripTrailingZeros();
    if (!isAllowed(usd)) {
      throw new IllegalArgumentException("price " + usd + " is outside 1e-8 .. 1e9");
    }
  }

  /** True if the number is within the range. */
  public static boolean isAllowed(BigDecimal usd) {
    return usd.compareTo(LEAST) >= 0 && usd.compareTo(MOST) <= 0;
  }
}
