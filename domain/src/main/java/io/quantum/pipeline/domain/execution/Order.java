package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;

/**
 * One order to be: which entry asked for it, under which identity, on which terms.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/identity.md.
 *
 * @param entryId the intent's entry, acknowledged when the order ends
 * @param identity client order id and body hash
 * @param terms what to trade
 */
public record Order(EntryId entryId, IntentIdentity identity, OrderTerms terms) {

  /** Refuses missing parts. */
  public Order {
    Objects.requireNonNull(entryId, "entryId");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(terms, "terms");
  }

  /** The order that an accepted intent asks for. */
  public static Order of(Delivery delivery, TradeIntent intent) {
    return new Order(
        delivery.id(), IntentIdentity.of(delivery.source(), intent), OrderTerms.of(intent));
  }

  /** The id under which the venue knows it. */
  public ClientOrderId clientOrderId() {
    return identity.clientOrderId();
  }
}
