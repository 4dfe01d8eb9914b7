package io.quantum.pipeline.application.venue.port.out;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.domain.intent.Price;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the paper venue is asked to book.
 *
 * <p><b>Units</b>: quantity in units of the base asset with at most 8 decimals; prices in USD.
 * <b>Threads</b>: immutable. <b>Source</b>: docs/reference/venue.md#paper-venue.
 */
public sealed interface VenueRequest {

  /**
   * Adds to or takes from the position, whatever it is.
   *
   * @param claimed the order, a BUY or a SELL
   * @param quantity positive
   * @param price of the fill
   */
  record Trade(ClaimedOrder claimed, BigDecimal quantity, Price price) implements VenueRequest {
    /** Refuses a close and a quantity of zero. */
    public Trade {
      Objects.requireNonNull(price, "price");
      if (!claimed.order().terms().action().isOpening() || quantity.signum() <= 0) {
        throw new IllegalArgumentException("a trade is a BUY or SELL of more than 0 units");
      }
    }
  }

  /**
   * Ends the whole position, reduce-only.
   *
   * @param claimed the order, a CLOSE
   * @param sellPrice of the fill if the position is long
   * @param buyPrice of the fill if it is short
   */
  record Flatten(ClaimedOrder claimed, Price sellPrice, Price buyPrice) implements VenueRequest {
    /** Refuses anything but a close. */
    public Flatten {
      Objects.requireNonNull(sellPrice, "sellPrice");
      Objects.requireNonNull(buyPrice, "buyPrice");
      if (claimed.order().terms().action().isOpening()) {
        throw new IllegalArgumentException("only a CLOSE flattens");
      }
    }
  }

  /** The order and its lease. */
  ClaimedOrder claimed();

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Trade, R> trade, Function<Flatten, R> flatten) {
    if (this instanceof Trade tradeCase) {
      return trade.apply(tradeCase);
    }
    return flatten.apply((Flatten) this);
  }
}
