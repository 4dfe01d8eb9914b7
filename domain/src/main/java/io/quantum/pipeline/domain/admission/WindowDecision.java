package io.quantum.pipeline.domain.admission;

import java.util.function.Function;

/**
 * The answer of the sliding window to one more order.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/window.md#full-window.
 */
public sealed interface WindowDecision {

  /** There was a slot and it is taken now. */
  record Admitted() implements WindowDecision {}

  /**
   * No slot is free.
   *
   * @param untilMillis Redis milliseconds before which none frees, unless one is returned unused
   */
  record Full(long untilMillis) implements WindowDecision {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Admitted, R> admitted, Function<Full, R> full) {
    if (this instanceof Admitted admittedCase) {
      return admitted.apply(admittedCase);
    }
    return full.apply((Full) this);
  }
}
