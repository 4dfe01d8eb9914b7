package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;
import java.util.Optional;

/**
 * What the write-ahead record says of an order.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/names-on-redis.md#order-record.
 *
 * @param order whose record
 * @param entry the intent's entry
 * @param result its result, empty while the order is in flight or unresolved
 */
public record OrderTrace(ClientOrderId order, EntryId entry, Optional<EntryId> result) {

  /** Refuses missing parts. */
  public OrderTrace {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(result, "result");
  }
}
