package io.quantum.pipeline.domain.backlog;

import java.util.function.Function;

/**
 * The attempt to take a snapshot.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface PipelineReading {

  /** It worked. */
  record Taken(PipelineSnapshot snapshot) implements PipelineReading {}

  /**
   * It did not, and why: unreachable, access denied, wrong type, still loading, timed out.
   *
   * @param why in words an operator can act on
   */
  record Unreadable(String why) implements PipelineReading {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Taken, R> taken, Function<Unreadable, R> unreadable) {
    if (this instanceof Taken takenCase) {
      return taken.apply(takenCase);
    }
    return unreadable.apply((Unreadable) this);
  }
}
