package io.quantum.pipeline.adapter.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.fake.InMemoryVenueBook;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.application.venue.port.out.VenueRequest;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OrderTerms;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where a price comes from, and how far a fill may slip. */
final class PaperPricingTest {
  private final VenueBook book =
      new InMemoryVenueBook(new MutableClock(Instant.parse("2026-01-21T00:00:00Z")));

  @Test
  void takesTheIntentsPriceBeforeTheList() {
    assertThat(listing("BTCUSDT=95000,*=100").asked(terms(Intents.buy("BTCUSDT").at("7"))))
        .contains(price("7"));
  }

  @Test
  void takesTheSymbolsPriceBeforeTheStar() {
    assertThat(listing("*=100,BTCUSDT=95000").asked(terms(Intents.buy("BTCUSDT"))))
        .contains(price("95000"));
  }

  @Test
  void takesTheStarForASymbolNotListed() {
    assertThat(listing("BTCUSDT=95000,*=100").asked(terms(Intents.buy("DOGEUSDT"))))
        .contains(price("100"));
  }

  @Test
  void closesAtTheLastPriceWhenNothingIsListed() {
    bought("DOGEUSDT", "0.31");

    assertThat(listing("BTCUSDT=95000").asked(terms(Intents.close("DOGEUSDT"))))
        .contains(price("0.31"));
  }

  @Test
  void closesAtTheListedPriceRatherThanTheLastOne() {
    bought("DOGEUSDT", "0.31");

    assertThat(listing("*=100").asked(terms(Intents.close("DOGEUSDT")))).contains(price("100"));
  }

  @Test
  void opensNothingAtTheLastPrice() {
    bought("DOGEUSDT", "0.31");

    assertThat(listing("BTCUSDT=95000").asked(terms(Intents.buy("DOGEUSDT")))).isEmpty();
  }

  @Test
  void slipsAgainstBothSidesByWhatItReports() {
    Price asked = price("95000");
    for (int i = 0; i < 500; i++) {
      BigDecimal pct = PaperPricing.slippagePct(id(i));
      BigDecimal slip = pct.movePointLeft(2).multiply(asked.usd());

      assertThat(pct).isBetween(BigDecimal.ZERO, new BigDecimal("0.1"));
      assertThat(PaperPricing.filled(asked, Action.BUY, id(i)).usd())
          .isEqualByComparingTo(asked.usd().add(slip));
      assertThat(PaperPricing.filled(asked, Action.SELL, id(i)).usd())
          .isEqualByComparingTo(asked.usd().subtract(slip));
    }
  }

  @Test
  void staysWithinWhatAPriceCanBe() {
    for (int i = 0; i < 100; i++) {
      assertThat(PaperPricing.filled(price("0.00000001"), Action.SELL, id(i)))
          .isEqualTo(price("0.00000001"));
      assertThat(PaperPricing.filled(price("1e9"), Action.BUY, id(i))).isEqualTo(price("1e9"));
    }
  }

  private PaperPricing listing(String prices) {
    return new PaperPricing(PaperConfig.parsePrices(prices), book);
  }

  private void bought(String symbol, String at) {
    book.admit(
        new VenueRequest.Trade(
            Orders.claimed(Intents.buy(symbol).withId("earlier")), BigDecimal.ONE, price(at)));
  }

  private static OrderTerms terms(Intents intent) {
    return OrderTerms.of(intent.build());
  }

  private static ClientOrderId id(int number) {
    return Orders.claimed(Intents.buy("BTCUSDT").withId("i" + number)).order().clientOrderId();
  }

  private static Price price(String usd) {
    return new Price(new BigDecimal(usd));
  }
}
