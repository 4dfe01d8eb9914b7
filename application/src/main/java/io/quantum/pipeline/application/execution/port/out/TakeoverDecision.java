package io.quantum.pipeline.application.execution.port.out;

import java.util.function.Function;

/**
 * The answer to somebody who wants to find out what became of an order.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface TakeoverDecision {

  /** The order is the caller's to look up, never to send. */
  record Granted(ClaimedOrder order) implements TakeoverDecision {}

  /** Its owner's time is not over, or it has ended. */
  record Denied() implements TakeoverDecision {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied) {
    if (this instanceof Granted grantedCase) {
      return granted.apply(grantedCase);
    }
    return denied.apply((Denied) this);
  }
}
