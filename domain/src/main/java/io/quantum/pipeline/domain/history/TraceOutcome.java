package io.quantum.pipeline.domain.history;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a search for an intent found.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface TraceOutcome {

  /** There is, or was, such an intent. */
  record Found(IntentTrace trail) implements TraceOutcome {
    /** Refuses a missing trail. */
    public Found {
      Objects.requireNonNull(trail, "trail");
    }
  }

  /**
   * Nothing tells of it.
   *
   * @param gone what is not kept any more and may have told; without any there never was such an
   *     intent
   */
  record NotFound(List<IntentTrace.Gone> gone) implements TraceOutcome {
    /** Copies the list. */
    public NotFound {
      gone = List.copyOf(gone);
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Found, R> found, Function<NotFound, R> notFound) {
    if (this instanceof Found foundCase) {
      return found.apply(foundCase);
    }
    return notFound.apply((NotFound) this);
  }
}
