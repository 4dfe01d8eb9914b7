package io.quantum.pipeline.application.venue.port.out;

import java.util.Objects;
import java.util.function.Function;

/**
 * The venue book's answer to one request.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/venue.md#books.
 */
public sealed interface VenueAdmission {

  /** Why a request was not booked. Nothing has changed then. */
  enum Refusal {
    /** The client order id has been used: an order with it exists. */
    ID_USED,
    /** The request is older than its lease. */
    TOO_LATE,
    /** Nothing to close. */
    NO_POSITION,
    /** The position would become too large to hold. */
    TOO_LARGE
  }

  /** Booked. */
  record Booked(VenueOrder order) implements VenueAdmission {}

  /** Turned away. */
  record Turned(Refusal refusal) implements VenueAdmission {
    /** Refuses a refusal without reason. */
    public Turned {
      Objects.requireNonNull(refusal, "refusal");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Booked, R> booked, Function<Turned, R> turned) {
    if (this instanceof Booked bookedCase) {
      return booked.apply(bookedCase);
    }
    return turned.apply((Turned) this);
  }
}
