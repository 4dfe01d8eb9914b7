package io.quantum.pipeline.application;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.domain.admission.Claim;
import io.quantum.pipeline.domain.execution.Execution;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OrderTerms;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.EntryId;
import java.math.BigDecimal;
import java.time.Instant;

/** Orders for tests. */
public final class Orders {
  /** A lease that no test outlives. */
  public static final Instant FAR_AWAY = Instant.parse("2100-01-01T00:00:00Z");

  private static final PublisherId SOURCE = new PublisherId("test");

  private Orders() {}

  /** The order that an entry with this intent asks for. */
  public static Order of(EntryId entry, TradeIntent intent) {
    return new Order(entry, IntentIdentity.of(SOURCE, intent), OrderTerms.of(intent));
  }

  /** An order under a claim with the given lease. */
  public static ClaimedOrder claimed(Intents intent, Instant leaseUntil) {
    Order order = of(new EntryId(1_768_952_590_982L, 2), intent.build());
    return new ClaimedOrder(order, new Claim(1, "token", Instant.EPOCH, leaseUntil));
  }

  /** An order that may be sent at any time. */
  public static ClaimedOrder claimed(Intents intent) {
    return claimed(intent, FAR_AWAY);
  }

  /** One unit at 100 USD. */
  public static OrderEnding filled() {
    return new OrderEnding.Executed(
        new Execution(
            "V-1",
            BigDecimal.valueOf(100),
            BigDecimal.ONE,
            new BigDecimal("0.05"),
            new BigDecimal("0.04"),
            true));
  }
}
