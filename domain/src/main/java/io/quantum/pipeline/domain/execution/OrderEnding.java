package io.quantum.pipeline.domain.execution;

import java.util.function.Function;

/**
 * How a claimed order ended; the only thing that may finalise it.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/order-of-checks.md#outcomes.
 */
public sealed interface OrderEnding {

  /** The venue executed it, in whole or in part. */
  record Executed(Execution execution) implements OrderEnding {}

  /** The venue accepted it and it is still open there under the given id. */
  record Working(String orderId) implements OrderEnding {}

  /** The venue turned this request down; no order with this id exists. */
  record Refused(ResultReason reason) implements OrderEnding {}

  /** It was proved that the venue never admitted it. */
  record NotSent() implements OrderEnding {}

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Executed, R> executed,
      Function<Working, R> working,
      Function<Refused, R> refused,
      Function<NotSent, R> notSent) {
    if (this instanceof Executed executedCase) {
      return executed.apply(executedCase);
    }
    if (this instanceof Working workingCase) {
      return working.apply(workingCase);
    }
    if (this instanceof Refused refusedCase) {
      return refused.apply(refusedCase);
    }
    return notSent.apply((NotSent) this);
  }

  /** The outcome that this ending is recorded as. */
  default OutcomeCode outcome() {
    return fold(
        executed -> executed.execution().complete() ? OutcomeCode.FILLED : OutcomeCode.PARTIAL,
        working -> OutcomeCode.PENDING_FILL,
        refused -> OutcomeCode.REJECTED,
        notSent -> OutcomeCode.NOT_SENT);
  }

  /** True if the venue admitted the order, so that it has used up its slot in the window. */
  default boolean admitted() {
    return fold(executed -> true, working -> true, refused -> false, notSent -> false);
  }
}
