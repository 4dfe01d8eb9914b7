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
  record Found(IntentTrail trail) implements TraceOutcome {
    /** Refuses a missing trail. */
    public Found {
      Objects.requireNonNull(trail, "trail");
    }

    @Override
    public <R> R fold(Function<Found, R> found, Function<NotFound, R> notFound) {
      return found.apply(this);
    }
  }

  /**
   * Nothing tells of it.
   *
   * @param gone what is not kept any more and may have told; without any there never was such an
   *     intent
   */
  record NotFound(List<IntentTrail.Gone> gone) implements TraceOutcome {
    /** Copies the list. */
    public NotFound {
      gone = List.copyOf(gone);
    }

    @Override
    public <R> R fold(Function<Found, R> found, Function<NotFound, R> notFound) {
      return notFound.apply(this);
    }
  }

  /** Applies the function of the case at hand. */
  <R> R fold(Function<Found, R> found, Function<NotFound, R> notFound);
}
