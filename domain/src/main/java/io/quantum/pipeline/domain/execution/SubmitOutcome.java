package io.quantum.pipeline.domain.execution;

import java.util.Optional;
import java.util.function.Function;

/**
 * What one transmission of an order to the venue gave.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/venue.md#submit.
 */
public sealed interface SubmitOutcome {

  /** Executed, in whole or in part. */
  record Executed(Execution execution) implements SubmitOutcome {}

  /** Accepted and still open at the venue under the given id. */
  record Working(String orderId) implements SubmitOutcome {}

  /** Not admitted, and no order with this id exists. */
  record Refused(ResultReason reason, String detail) implements SubmitOutcome {}

  /** Turned away at the door without a decision, for example because its lease had passed. */
  record Deferred(String detail) implements SubmitOutcome {}

  /** Nobody knows whether the venue has it; only a lookup can tell. */
  record Indeterminate(String detail) implements SubmitOutcome {}

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Executed, R> executed,
      Function<Working, R> working,
      Function<Refused, R> refused,
      Function<Deferred, R> deferred,
      Function<Indeterminate, R> indeterminate) {
    if (this instanceof Executed executedCase) {
      return executed.apply(executedCase);
    }
    if (this instanceof Working workingCase) {
      return working.apply(workingCase);
    }
    if (this instanceof Refused refusedCase) {
      return refused.apply(refusedCase);
    }
    if (this instanceof Deferred deferredCase) {
      return deferred.apply(deferredCase);
    }
    return indeterminate.apply((Indeterminate) this);
  }

  /** How the order ended, unless that is not known yet. */
  default Optional<OrderEnding> ending() {
    return fold(
        executed -> Optional.of(new OrderEnding.Executed(executed.execution())),
        working -> Optional.of(new OrderEnding.Working(working.orderId())),
        refused -> Optional.of(new OrderEnding.Refused(refused.reason())),
        deferred -> Optional.of(new OrderEnding.NotSent()),
        indeterminate -> Optional.empty());
  }
}
