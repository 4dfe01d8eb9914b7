package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import java.util.Objects;

/**
 * Deliveries and the context to decide them with, read together.
 *
 * <p><b>Shape</b>: deliveries in stream order, possibly none. <b>Threads</b>: immutable.
 *
 * @param context as it was after the read
 * @param deliveries entries to decide
 * @param gone ids that were delivered once but have no body any more
 */
public record IntentBatch(DecisionContext context, List<Delivery> deliveries, List<EntryId> gone) {
  /** Copies the lists. */
  public IntentBatch {
    Objects.requireNonNull(context, "context");
    deliveries = List.copyOf(deliveries);
    gone = List.copyOf(gone);
  }

  /** Entries that all have a body, possibly none. */
  public IntentBatch(DecisionContext context, List<Delivery> deliveries) {
    this(context, deliveries, List.of());
  }

  /** How many entries the batch is about. */
  public int size() {
    return deliveries.size() + gone.size();
  }
}
