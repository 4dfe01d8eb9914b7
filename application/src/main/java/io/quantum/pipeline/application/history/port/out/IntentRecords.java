package io.quantum.pipeline.application.history.port.out;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OrderRecord;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Optional;

/**
 * What is known of an intent by its identity. Changes nothing; blocks for one command time-out at
 * most.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}. <b>Source</b>:
 * docs/reference/names-on-redis.md#order-record.
 */
public interface IntentRecords {

  /** The entry as which it was published in the last 24 h, if it was published by our step. */
  Optional<EntryId> published(ClientOrderId identity);

  /** The write-ahead record of its order, until {@code AgeLimits.memory()} after its end. */
  Optional<OrderRecord> order(ClientOrderId identity);

  /** Whose order is under way for an entry. */
  Optional<ClientOrderId> underWay(EntryId entry);
}
