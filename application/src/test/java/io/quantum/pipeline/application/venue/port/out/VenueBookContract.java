package io.quantum.pipeline.application.venue.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.venue.port.out.VenueAdmission.Refusal;
import io.quantum.pipeline.domain.execution.OpenPosition;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every book of the paper venue does. */
public interface VenueBookContract {
  /** A price. */
  Price ASKED = new Price(new BigDecimal("100.25"));

  /** New, empty books. */
  VenueBook book();

  @Test
  default void booksOneIdOnce() {
    VenueBook book = book();
    VenueRequest request = trade(Intents.buy("BTCUSDT"), "2");

    VenueAdmission first = book.admit(request);
    VenueAdmission second = book.admit(request);

    assertThat(first).isInstanceOf(VenueAdmission.Booked.class);
    assertThat(second).isEqualTo(new VenueAdmission.Turned(Refusal.ID_USED));
    assertThat(book.position(new Symbol("BTCUSDT"))).isEqualByComparingTo("2");
  }

  @Test
  default void refusesARequestOlderThanItsLease() {
    VenueBook book = book();
    ClaimedOrder late = Orders.claimed(Intents.buy("BTCUSDT"), Instant.ofEpochMilli(1));

    VenueAdmission admission = book.admit(new VenueRequest.Trade(late, BigDecimal.ONE, ASKED));

    assertThat(admission).isEqualTo(new VenueAdmission.Turned(Refusal.TOO_LATE));
    assertThat(book.find(late.order().clientOrderId())).isEmpty();
  }

  @Test
  default void callsAnIdUsedEvenWhenItsLeaseHasPassed() {
    VenueBook book = book();
    Intents intent = Intents.buy("BTCUSDT");
    book.admit(trade(intent, "2"));

    VenueAdmission late =
        book.admit(
            new VenueRequest.Trade(
                Orders.claimed(intent, Instant.ofEpochMilli(1)), BigDecimal.ONE, ASKED));

    assertThat(late).isEqualTo(new VenueAdmission.Turned(Refusal.ID_USED));
  }

  @Test
  default void boundsAShortPositionToo() {
    VenueBook book = book();
    book.admit(trade(Intents.sell("BTCUSDT"), "9000000000"));
    VenueRequest more = trade(Intents.sell("BTCUSDT").withId("b"), "0.00000001");

    assertThat(book.admit(more)).isEqualTo(new VenueAdmission.Turned(Refusal.TOO_LARGE));
    assertThat(book.find(more.claimed().order().clientOrderId())).isEmpty();
    assertThat(book.lastPrice(new Symbol("ETHUSDT"))).isEmpty();
  }

  @Test
  default void listsWhatIsHeldBySymbol() {
    VenueBook book = book();
    assertThat(book.positions()).isEmpty();
    book.admit(trade(Intents.sell("ETHUSDT"), "3"));
    book.admit(trade(Intents.buy("BTCUSDT"), "2"));
    book.admit(trade(Intents.buy("SOLUSDT"), "1"));
    book.admit(trade(Intents.sell("SOLUSDT"), "1"));

    List<OpenPosition> held = book.positions();

    assertThat(held)
        .extracting(OpenPosition::symbol)
        .containsExactly(new Symbol("BTCUSDT"), new Symbol("ETHUSDT"));
    assertThat(held.get(0).units()).isEqualByComparingTo("2");
    assertThat(held.get(1).units()).isEqualByComparingTo("-3");
    assertThat(held.get(1).notional())
        .hasValueSatisfying(
            usd ->
                assertThat(usd)
                    .isEqualByComparingTo(
                        book.lastPrice(new Symbol("ETHUSDT"))
                            .orElseThrow()
                            .usd()
                            .multiply(BigDecimal.valueOf(3))));
  }

  @Test
  default void netsOnePositionASymbol() {
    VenueBook book = book();

    book.admit(trade(Intents.buy("BTCUSDT"), "0.00000003"));
    book.admit(trade(Intents.sell("BTCUSDT"), "0.00000005"));

    assertThat(book.position(new Symbol("BTCUSDT"))).isEqualByComparingTo("-0.00000002");
    assertThat(book.lastPrice(new Symbol("BTCUSDT"))).contains(ASKED);
  }

  @Test
  default void flattensALongBySellingAll() {
    VenueBook book = book();
    book.admit(trade(Intents.buy("BTCUSDT"), "0.00210526"));

    VenueAdmission admission = book.admit(flatten("BTCUSDT", "99", "101"));

    VenueOrder order = booked(admission);
    assertThat(order.side()).isEqualTo(Action.SELL);
    assertThat(order.quantity()).isEqualByComparingTo("0.00210526");
    assertThat(order.price().usd()).isEqualByComparingTo("99");
    assertThat(book.position(new Symbol("BTCUSDT"))).isEqualByComparingTo("0");
  }

  @Test
  default void flattensAShortByBuyingAll() {
    VenueBook book = book();
    book.admit(trade(Intents.sell("BTCUSDT"), "3"));

    VenueOrder order = booked(book.admit(flatten("BTCUSDT", "99", "101")));

    assertThat(order.side()).isEqualTo(Action.BUY);
    assertThat(order.price().usd()).isEqualByComparingTo("101");
  }

  @Test
  default void hasNothingToFlattenWithoutAPosition() {
    assertThat(book().admit(flatten("BTCUSDT", "99", "101")))
        .isEqualTo(new VenueAdmission.Turned(Refusal.NO_POSITION));
  }

  @Test
  default void refusesAPositionThatCannotBeHeldAndKeepsTheOldOne() {
    VenueBook book = book();
    book.admit(trade(Intents.buy("BTCUSDT"), "8999999999.99999999"));

    VenueAdmission tooLarge = book.admit(trade(Intents.buy("BTCUSDT").withId("b"), "0.00000002"));
    VenueAdmission exact = book.admit(trade(Intents.buy("BTCUSDT").withId("c"), "0.00000001"));

    assertThat(tooLarge).isEqualTo(new VenueAdmission.Turned(Refusal.TOO_LARGE));
    assertThat(exact).isInstanceOf(VenueAdmission.Booked.class);
    assertThat(book.position(new Symbol("BTCUSDT"))).isEqualByComparingTo(VenueBook.MAX_POSITION);
  }

  @Test
  default void findsWhatItBooked() {
    VenueBook book = book();
    VenueRequest request = trade(Intents.buy("BTCUSDT"), "2");
    VenueOrder booked = booked(book.admit(request));

    assertThat(book.find(request.claimed().order().clientOrderId()))
        .hasValueSatisfying(
            found -> {
              assertThat(found.side()).isEqualTo(booked.side());
              assertThat(found.quantity()).isEqualByComparingTo(booked.quantity());
              assertThat(found.price()).isEqualTo(booked.price());
            });
  }

  private static VenueRequest trade(Intents intent, String quantity) {
    return new VenueRequest.Trade(Orders.claimed(intent), new BigDecimal(quantity), ASKED);
  }

  private static VenueRequest flatten(String symbol, String sell, String buy) {
    return new VenueRequest.Flatten(
        Orders.claimed(Intents.close(symbol)),
        new Price(new BigDecimal(sell)),
        new Price(new BigDecimal(buy)));
  }

  private static VenueOrder booked(VenueAdmission admission) {
    return admission.fold(
        VenueAdmission.Booked::order,
        turned -> {
          throw new AssertionError(turned.toString());
        });
  }
}
