package io.quantum.pipeline.domain.backlog;

import java.util.function.Function;

/**
 * The attempt to take a picture.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface PipelineReading {

  /** It worked. */
  record Taken(PipelinePicture picture) implements PipelineReading {
    @Override
    public <R> R fold(Function<Taken, R> taken, Function<Unreadable, R> unreadable) {
      return taken.apply(this);
    }
  }

  /**
   * It did not, and why: unreachable, access denied, wrong type, still loading, timed out.
   *
   * @param why in words an operator can act on
   */
  record Unreadable(String why) implements PipelineReading {
    @Override
    public <R> R fold(Function<Taken, R> taken, Function<Unreadable, R> unreadable) {
      return unreadable.apply(this);
    }
  }

  /** Applies the function of the case at hand. */
  <R> R fold(Function<Taken, R> taken, Function<Unreadable, R> unreadable);
}
