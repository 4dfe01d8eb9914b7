package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.history.port.out.IntentRecords;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderRecord;
import io.quantum.pipeline.domain.execution.OrderRecord.Phase;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Optional;

/** What a world in memory knows of an intent; the n-th result has the id 0-n. */
public final class InMemoryIntentRecords implements IntentRecords {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryIntentRecords(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<EntryId> published(ClientOrderId identity) {
    return Optional.ofNullable(store.published.get(identity));
  }

  @Override
  public Optional<OrderRecord> order(ClientOrderId identity) {
    return Optional.ofNullable(store.orders.get(identity)).map(this::record);
  }

  @Override
  public Optional<ClientOrderId> underWay(EntryId entry) {
    return Optional.ofNullable(store.claimed.get(entry));
  }

  private OrderRecord record(InMemoryStore.OrderRecord record) {
    Order order = record.claim.order();
    Phase open = record.unresolved ? Phase.UNRESOLVED : Phase.IN_FLIGHT;
    return new OrderRecord(
        order.clientOrderId(),
        order.entryId(),
        order.terms().symbol(),
        order.terms().action(),
        record.outcome.isPresent() ? Phase.ENDED : open,
        record.claim.claim().claimedAt(),
        record.claim.claim().epoch(),
        record.outcome.map(outcome -> new OrderRecord.Ending(outcome, result(order))));
  }

  private EntryId result(Order order) {
    int number = 0;
    while (!store.results.get(number).order().clientOrderId().equals(order.clientOrderId())) {
      number++;
    }
    return new EntryId(0, number + 1L);
  }
}
