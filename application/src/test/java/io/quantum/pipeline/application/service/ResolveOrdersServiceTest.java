package io.quantum.pipeline.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of an order whose submission got no reply, decided by looking it up. */
final class ResolveOrdersServiceTest extends DecidingPipeline {
  @Test
  void looksAnOrderUpAndNeverSendsItAgain() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();

    assertThat(resolver.resolve().underWay()).isEqualTo(1);
    gateway.answerLookup(new LookupOutcome.Unavailable("away"));
    for (int second = 0; second < 6; second++) {
      clock.advance(Duration.ofSeconds(1));
      resolver.resolve();
    }

    assertThat(gateway.submitted()).hasSize(1);
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
    assertThat(resolver.resolve().underWay()).isZero();
  }

  @Test
  void leavesAnOrderToAnOperatorWhenTheVenueCannotBeAskedForTenMinutes() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();
    int lookups = 0;
    for (; resolver.resolve().unresolved() == 0 && lookups < 1_000; lookups++) {
      awaySecond();
    }
    assertThat(lookups).isBetween(595, 640);

    // It is looked up once a minute from now on, and no longer holds up a close of its symbol.
    int before = gateway.lookups();
    for (int second = 0; second < 180; second++) {
      awaySecond();
      resolver.resolve();
    }
    assertThat(gateway.lookups() - before).isBetween(2, 4);
    turns(2);
    publish(Intents.close("BTCUSDT").madeAt(clock.instant()));
    turns(3);
    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(1);

    ClientOrderId order = gateway.submitted().get(0);
    SettleUnresolvedOrderService operator = new SettleUnresolvedOrderService(ledger, tokens);
    OperatorNote note = new OperatorNote("ann", "seen on the venue's page");
    assertThat(operator.settle(order, new OrderEnding.NotSent(), note))
        .contains(OutcomeCode.NOT_SENT);
    assertThat(operator.settle(order, new OrderEnding.NotSent(), note)).isEmpty();
    assertThat(store.pending()).isZero();
    assertThat(gateway.submitted()).hasSize(2);
  }

  private ResolveOrdersService resolverOfAnOrderWithoutReply() {
    gateway.answerSubmit(new SubmitOutcome.Indeterminate("the reply was lost"));
    publish(Intents.buy("BTCUSDT"));
    turns(3);
    clock.advance(Duration.ofSeconds(24));
    return new ResolveOrdersService(ledger, gateway, orders, ME, tokens, clock);
  }

  /** A second in which the venue cannot be asked. */
  private void awaySecond() {
    gateway.answerLookup(new LookupOutcome.Unavailable("away"));
    clock.advance(Duration.ofSeconds(1));
  }
}
