package io.quantum.pipeline.domain.execution;

import java.util.function.Function;

/**
 * What the venue says about a client order id.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/venue.md#look-up.
 */
public sealed interface LookupOutcome {

  /** The venue knows the order. */
  record Found(OrderEnding ending) implements LookupOutcome {}

  /** The venue answered and does not know the order; one such answer proves nothing yet. */
  record Absent() implements LookupOutcome {}

  /** The venue did not answer. */
  record Unavailable(String detail) implements LookupOutcome {}

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Found, R> found, Function<Absent, R> absent, Function<Unavailable, R> down) {
    if (this instanceof Found foundCase) {
      return found.apply(foundCase);
    }
    if (this instanceof Absent absentCase) {
      return absent.apply(absentCase);
    }
    return down.apply((Unavailable) this);
  }
}
