package io.quantum.pipeline.adapter.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an execution costs: 0.04 % of its notional, in USD, to 8 decimals. */
final class PaperFees {
  private static final BigDecimal RATE = new BigDecimal("0.0004");
  private static final int DECIMALS = 8;

  private PaperFees() {}

  static BigDecimal of(BigDecimal price, BigDecimal quantity) {
    return price.multiply(quantity).multiply(RATE).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
