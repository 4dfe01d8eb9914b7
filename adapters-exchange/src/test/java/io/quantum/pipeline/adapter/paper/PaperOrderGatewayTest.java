package io.quantum.pipeline.adapter.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.OrderGateway;
import io.quantum.pipeline.application.execution.port.out.OrderGatewayContract;
import io.quantum.pipeline.application.fake.InMemoryVenueBook;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.domain.execution.Execution;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.ResultReason;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The paper venue keeps the contract of every venue, and its own rules. */
final class PaperOrderGatewayTest implements OrderGatewayContract {
  private final InMemoryVenueBook book =
      new InMemoryVenueBook(new MutableClock(Instant.parse("2026-01-21T00:00:00Z")));

  @Override
  public OrderGateway gateway() {
    return venue(Map.of());
  }

  private OrderGateway venue(Map<String, String> environment) {
    ConfigCheck check = new ConfigCheck(environment);
    PaperConfig config = PaperConfig.read(check);
    check.refuseIfWrong();
    return new PaperOrderGateway(book, config);
  }

  @Test
  void fillsWithinATenthOfAPercentAgainstUs() {
    Execution bought = execution(gateway().submit(Orders.claimed(Intents.buy("BTCUSDT"))));

    assertThat(bought.averagePrice()).isBetween(new BigDecimal("95000"), new BigDecimal("95095"));
    assertThat(bought.slippagePct()).isBetween(BigDecimal.ZERO, new BigDecimal("0.1"));
    assertThat(bought.quantity()).isEqualByComparingTo("0.00210526");
    assertThat(bought.feeUsd())
        .isCloseTo(
            bought.averagePrice().multiply(bought.quantity()).multiply(new BigDecimal("0.0004")),
            org.assertj.core.data.Offset.offset(new BigDecimal("0.00000001")));
    assertThat(bought.orderId()).matches("PAPER-[0-9A-F]{12}");
  }

  @Test
  void prefersTheIntentsOwnPrice() {
    Execution bought =
        execution(gateway().submit(Orders.claimed(Intents.buy("BTCUSDT").at("100"))));

    assertThat(bought.averagePrice()).isBetween(new BigDecimal("100"), new BigDecimal("100.1"));
  }

  @Test
  void refusesWhatItHasNoPriceFor() {
    OrderGateway gateway = venue(Map.of("PAPER_PRICES", "ETHUSDT=3400"));

    assertThat(ending(gateway.submit(Orders.claimed(Intents.buy("BTCUSDT")))))
        .isEqualTo(new OrderEnding.Refused(ResultReason.NO_PRICE));
  }

  @Test
  void refusesANotionalTooSmallForOneUnit() {
    ClaimedOrder tiny = Orders.claimed(Intents.buy("BTCUSDT").worth("0.0000001"));

    assertThat(ending(gateway().submit(tiny)))
        .isEqualTo(new OrderEnding.Refused(ResultReason.ZERO_QUANTITY));
  }

  @Test
  void refusesAPositionThatCannotBeHeld() {
    ClaimedOrder huge = Orders.claimed(Intents.buy("BTCUSDT").worth("1e9").at("0.00000001"));

    assertThat(ending(gateway().submit(huge)))
        .isEqualTo(new OrderEnding.Refused(ResultReason.TOO_LARGE));
  }

  @Test
  void closesTheWholePositionAndOnlyOnce() {
    OrderGateway gateway = gateway();
    gateway.submit(Orders.claimed(Intents.sell("BTCUSDT")));

    OrderEnding closed = ending(gateway.submit(Orders.claimed(Intents.close("BTCUSDT"))));
    OrderEnding again =
        ending(gateway.submit(Orders.claimed(Intents.close("BTCUSDT").withId("again"))));

    assertThat(closed).isInstanceOf(OrderEnding.Executed.class);
    assertThat(gateway.exposure(new Symbol("BTCUSDT"))).isEqualByComparingTo("0");
    assertThat(again).isEqualTo(new OrderEnding.Refused(ResultReason.NO_POSITION));
  }

  @Test
  void turnsARequestAwayThatIsOlderThanItsLease() {
    ClaimedOrder late = Orders.claimed(Intents.buy("BTCUSDT"), Instant.EPOCH);

    assertThat(gateway().submit(late)).isInstanceOf(SubmitOutcome.Deferred.class);
    assertThat(book.orders()).isEmpty();
  }

  @Test
  void actsAndLosesTheReplyWhenToldTo() {
    OrderGateway gateway = venue(Map.of("PAPER_FAULTS", "lose-reply:1,hide-lookup:2"));
    ClaimedOrder order = Orders.claimed(Intents.buy("BTCUSDT"));

    assertThat(gateway.submit(order)).isInstanceOf(SubmitOutcome.Indeterminate.class);
    assertThat(book.orders()).hasSize(1);
    assertThat(gateway.lookup(order.order().clientOrderId())).isEqualTo(new LookupOutcome.Absent());
    assertThat(gateway.lookup(order.order().clientOrderId())).isEqualTo(new LookupOutcome.Absent());
    assertThat(gateway.lookup(order.order().clientOrderId()))
        .isInstanceOf(LookupOutcome.Found.class);
  }

  @Test
  void losesNoReplyOfAVenueThatDidNotAct() {
    OrderGateway gateway = venue(Map.of("PAPER_FAULTS", "lose-reply:1"));

    assertThat(ending(gateway.submit(Orders.claimed(Intents.close("BTCUSDT")))))
        .isEqualTo(new OrderEnding.Refused(ResultReason.NO_POSITION));
  }

  @Test
  void sendsNothingOnceItIsInterrupted() {
    OrderGateway gateway = venue(Map.of("PAPER_FAULTS", "latency:60000-60000ms"));
    Thread.currentThread().interrupt();

    SubmitOutcome outcome = gateway.submit(Orders.claimed(Intents.buy("BTCUSDT")));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isInstanceOf(SubmitOutcome.Deferred.class);
    assertThat(book.orders()).isEmpty();
  }

  @Test
  void slipsLowPricesByTheSamePartAsHighOnes() {
    Execution bought =
        execution(
            gateway().submit(Orders.claimed(Intents.buy("BTCUSDT").worth("1").at("0.000000014"))));

    assertThat(bought.averagePrice())
        .isBetween(new BigDecimal("0.000000014"), new BigDecimal("0.000000014014"));
  }

  @Test
  void drawsFaultsFromSeedAndOrderAlone() {
    PaperFaults faults = PaperFaults.parse("refuse:0.5,latency:10-20ms,seed:7");
    PaperFaults same = PaperFaults.parse("seed:7,latency:10-20ms,refuse:0.5");
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      var id = Orders.claimed(Intents.buy("BTCUSDT").withId("i" + i)).order().clientOrderId();
      assertThat(faults.refuses(id)).isEqualTo(same.refuses(id));
      assertThat(faults.latencyOf(id).toMillis()).isBetween(10L, 20L);
      refused += faults.refuses(id) ? 1 : 0;
    }
    assertThat(refused).isBetween(430, 570);
  }

  @Test
  void reportsWrongPricesAndFaults() {
    ConfigCheck check =
        new ConfigCheck(Map.of("PAPER_PRICES", "BTCUSDT", "PAPER_FAULTS", "explode:1"));

    PaperConfig.read(check);

    assertThat(check.problems())
        .extracting(problem -> problem.key())
        .containsExactly("PAPER_PRICES", "PAPER_FAULTS");
  }

  private static OrderEnding ending(SubmitOutcome outcome) {
    return outcome.ending().orElseThrow(() -> new AssertionError(outcome.toString()));
  }

  private static Execution execution(SubmitOutcome outcome) {
    return ending(outcome)
        .fold(executed -> executed.execution(), working -> null, refused -> null, notSent -> null);
  }
}
