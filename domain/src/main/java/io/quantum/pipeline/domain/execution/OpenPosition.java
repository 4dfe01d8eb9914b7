package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * What is held of one symbol at the venue.
 *
 * <p><b>Units</b>: of the base asset; positive long, negative short. <b>Threads</b>: immutable.
 *
 * @param symbol what
 * @param units how much, never 0
 * @param lastPrice of the symbol's last order there, if it is known
 */
public record OpenPosition(Symbol symbol, BigDecimal units, Optional<Price> lastPrice) {
  /** Refuses missing parts and an empty position. */
  public OpenPosition {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(lastPrice, "lastPrice");
    if (units.signum() == 0) {
      throw new IllegalArgumentException("a position of nothing is not open");
    }
    units = units.stripTrailingZeros();
  }

  /** Size in USD at the last price, whichever direction; empty without a price. */
  public Optional<BigDecimal> notional() {
    return lastPrice.map(price -> price.usd().multiply(units.abs()));
  }
}
