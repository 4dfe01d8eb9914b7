package io.quantum.pipeline.application.venue.port.out;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An order as the venue has booked it.
 *
 * <p><b>Units</b>: quantity in units of the base asset, positive; price in USD. <b>Threads</b>:
 * immutable.
 *
 * @param clientOrderId its identity
 * @param symbol what was traded
 * @param side BUY or SELL, also for a close
 * @param quantity executed
 * @param price of the fill
 */
public record VenueOrder(
    ClientOrderId clientOrderId, Symbol symbol, Action side, BigDecimal quantity, Price price) {
  /** Refuses missing parts and a side of CLOSE. */
  public VenueOrder {
    Objects.requireNonNull(clientOrderId, "clientOrderId");
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(price, "price");
    if (!side.isOpening()) {
      throw new IllegalArgumentException("a booked order bought or sold");
    }
  }
}
