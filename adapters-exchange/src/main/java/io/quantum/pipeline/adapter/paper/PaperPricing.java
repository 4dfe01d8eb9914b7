package io.quantum.pipeline.adapter.paper;

import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OrderTerms;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Price;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What an order is filled at: the price asked for, made worse by up to 0.1 %.
 *
 * <p>The quantity follows from the price asked for, so an order may cost up to 0.1 % more or less
 * than its notional. The slippage is drawn from the client order id. Source:
 * docs/reference/venue.md#pricing.
 */
final class PaperPricing {
  /** Slippage is drawn in steps of a ten-thousandth of a percent. */
  private static final int STEPS_OF_SLIPPAGE = 1_000;

  private static final int DECIMALS_OF_PERCENT = 4;
  private static final String ANY = "*";

  private final Map<String, Price> prices;
  private final VenueBook book;

  PaperPricing(Map<String, Price> prices, VenueBook book) {
    this.prices = prices;
    this.book = book;
  }

  /** The price before slippage, if there is one. */
  Optional<Price> asked(OrderTerms terms) {
    return terms
        .entryPrice()
        .or(() -> Optional.ofNullable(prices.get(terms.symbol().name())))
        .or(() -> Optional.ofNullable(prices.get(ANY)))
        .or(
            () ->
                terms.action() == Action.CLOSE ? book.lastPrice(terms.symbol()) : Optional.empty());
  }

  /** What the order is filled at on the given side, BUY or SELL. */
  static Price filled(Price asked, Action side, ClientOrderId order) {
    BigDecimal part = slippagePct(order).movePointLeft(2);
    BigDecimal factor =
        side == Action.BUY ? BigDecimal.ONE.add(part) : BigDecimal.ONE.subtract(part);
    // Not rounded: at the low end of allowed prices a rounding would outweigh the slippage.
    BigDecimal price = asked.usd().multiply(factor);
    return Price.isAllowed(price) ? new Price(price) : asked;
  }

  /** Slippage against us, 0 to 0.1 percent. */
  static BigDecimal slippagePct(ClientOrderId order) {
    return BigDecimal.valueOf(
        OrderDigest.of("slippage", order).below(STEPS_OF_SLIPPAGE + 1), DECIMALS_OF_PERCENT);
  }
}
