package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;

/**
 * One result: how an order ended.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException} for an outcome that
 * no order has. <b>Source</b>: docs/reference/contract.md#result-event.
 *
 * @param id of the result
 * @param entry the intent's entry
 * @param order whose order
 * @param outcome how it ended
 */
public record ResultRecord(EntryId id, EntryId entry, ClientOrderId order, OutcomeCode outcome) {

  /** Refuses an outcome that leaves no result. */
  public ResultRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(order, "order");
    if (outcome.record() != OutcomeCode.Record.RESULT) {
      throw new IllegalArgumentException("no order ends as " + outcome.wireName());
    }
  }

  /** True if the venue has, or had, the order. */
  boolean admitted() {
    return outcome != OutcomeCode.REJECTED && outcome != OutcomeCode.NOT_SENT;
  }
}
