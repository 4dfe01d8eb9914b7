package io.quantum.pipeline.domain.history;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;

/**
 * One order as the venue booked it.
 *
 * <p><b>Units</b>: the id's time part is the arrival, by the venue's clock. <b>Threads</b>:
 * immutable. <b>Source</b>: docs/reference/venue.md#books.
 *
 * @param id of the venue's list
 * @param order whose order
 * @param effect whether it takes a slot of the window
 * @param entry the intent's entry
 */
public record VenueArrival(EntryId id, ClientOrderId order, Effect effect, EntryId entry) {

  /** What an order may do to a position. */
  public enum Effect {
    /** It may open or enlarge it, and takes a slot of the window. */
    OPENS,
    /** It can only reduce it. */
    REDUCES
  }

  /** Refuses missing parts. */
  public VenueArrival {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(effect, "effect");
    Objects.requireNonNull(entry, "entry");
  }
}
