package io.quantum.pipeline.domain.execution;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What the venue did for an order.
 *
 * <p><b>Units</b>: price in USD per unit, quantity in units of the base asset, slippage in percent
 * of the price (positive: against us), fee in USD. <b>Invariants</b>: price and quantity are
 * positive. <b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#result-payload.
 *
 * @param orderId the venue's own id
 * @param averagePrice over all fills
 * @param quantity executed
 * @param slippagePct against the price asked for
 * @param feeUsd paid
 * @param complete false if a rest was left unexecuted
 */
public record Execution(
    String orderId,
    BigDecimal averagePrice,
    BigDecimal quantity,
    BigDecimal slippagePct,
    BigDecimal feeUsd,
    boolean complete) {

  /** Refuses an execution of nothing. */
  public Execution {
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(slippagePct, "slippagePct");
    Objects.requireNonNull(feeUsd, "feeUsd");
    if (averagePrice.signum() <= 0 || quantity.signum() <= 0) {
      throw new IllegalArgumentException(
          "execution %s has price %s and quantity %s".formatted(orderId, averagePrice, quantity));
    }
  }
}
