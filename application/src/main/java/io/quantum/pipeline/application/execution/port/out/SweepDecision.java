package io.quantum.pipeline.application.execution.port.out;

import java.util.function.Function;

/**
 * What one step of a sweep gave.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface SweepDecision {

  /**
   * Entries were looked at.
   *
   * @param moved now pending under the reader's name
   * @param lost settled as lost because their body is gone
   * @param own pending under the reader's name now, also what was delivered to it without its
   *     knowledge
   */
  record Swept(long moved, long lost, long own) implements SweepDecision {}

  /** The caller is no longer the reader. */
  record Fenced() implements SweepDecision {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Swept, R> swept, Function<Fenced, R> fenced) {
    if (this instanceof Swept sweptCase) {
      return swept.apply(sweptCase);
    }
    return fenced.apply((Fenced) this);
  }
}
