package io.quantum.pipeline.domain.intent;

import java.math.BigDecimal;

/**
 * How sure the publisher is of its signal.
 *
 * <p><b>Shape</b>: a fraction, 0 to 1 inclusive; trailing zeros do not count. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}; on the wire the same breach is {@code
 * RANGE}. <b>Source</b>: docs/reference/contract.md#payload.
 *
 * @param fraction the number
 */
public record Confidence(BigDecimal fraction) {

  /** Refuses numbers outside the range. */
  public Confidence {
    fraction = fraction.stripTrailingZeros();
    if (!isAllowed(fraction)) {
      throw new IllegalArgumentException("confidence " + fraction + " is outside 0..1");
    }
  }

  /** True if the number is within the range. */
  public static boolean isAllowed(BigDecimal fraction) {
    return fraction.signum() >= 0 && fraction.compareTo(BigDecimal.ONE) <= 0;
  }
}
