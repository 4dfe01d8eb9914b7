package io.quantum.pipeline.application.execution.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import org.junit.jupiter.api.Test;

/** What every venue does. */
public interface OrderGatewayContract {

  /** A venue that knows no order yet. */
  OrderGateway gateway();

  @Test
  default void executesAnOrderAndFindsItAgain() {
    OrderGateway gateway = gateway();
    ClaimedOrder order = Orders.claimed(Intents.buy("BTCUSDT"));

    OrderEnding ending = gateway.submit(order).ending().orElseThrow();
    LookupOutcome found = gateway.lookup(order.order().clientOrderId());

    assertThat(ending).isInstanceOf(OrderEnding.Executed.class);
    assertThat(found).isEqualTo(new LookupOutcome.Found(ending));
  }

  @Test
  default void cannotTellWhenAClientOrderIdIsUsedAgain() {
    OrderGateway gateway = gateway();
    ClaimedOrder order = Orders.claimed(Intents.buy("BTCUSDT"));
    gateway.submit(order);

    assertThat(gateway.submit(order)).isInstanceOf(SubmitOutcome.Indeterminate.class);
  }

  @Test
  default void saysThatItDoesNotKnowAnOrderItNeverSaw() {
    ClaimedOrder order = Orders.claimed(Intents.buy("BTCUSDT"));

    assertThat(gateway().lookup(order.order().clientOrderId()))
        .isEqualTo(new LookupOutcome.Absent());
  }
}
