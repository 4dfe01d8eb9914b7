package io.quantum.pipeline.domain.execution;

import java.util.Optional;
import java.util.function.Function;

/**
 * What one transmission of an order to the venue gave.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: spec part 2, "Venue port".
 */
public sealed interface SubmitOutcome {

  /** Executed, in whole or in part. */
  record Executed(Execution execution) implements SubmitOutcome {
    @Override
    public <R> R fold(
        Function<Executed, R> executed,
        Function<Working, R> working,
        Function<Refused, R> refused,
        Function<Deferred, R> deferred,
        Function<Indeterminate, R> indeterminate) {
      return executed.apply(this);
    }
  }

  /** Accepted and still open at the venue under the given id. */
  record Working(String orderId) implements SubmitOutcome {
    @Override
    public <R> R fold(
        Function<Executed, R> executed,
        Function<Working, R> working,
        Function<Refused, R> refused,
        Function<Deferred, R> deferred,
        Function<Indeterminate, R> indeterminate) {
      return working.apply(this);
    }
  }

  /** Not admitted, and no order with this id exists. */
  record Refused(ResultReason reason, String detail) implements SubmitOutcome {
    @Override
    public <R> R fold(
        Function<Executed, R> executed,
        Function<Working, R> working,
        Function<Refused, R> refused,
        Function<Deferred, R> deferred,
        Function<Indeterminate, R> indeterminate) {
      return refused.apply(this);
    }
  }

  /** Turned away at the door without a decision, for example because its lease had passed. */
  record Deferred(String detail) implements SubmitOutcome {
    @Override
    public <R> R fold(
        Function<Executed, R> executed,
        Function<Working, R> working,
        Function<Refused, R> refused,
        Function<Deferred, R> deferred,
        Function<Indeterminate, R> indeterminate) {
      return deferred.apply(this);
    }
  }

  /** Nobody knows whether the venue has it; only a lookup can tell. */
  record Indeterminate(String detail) implements SubmitOutcome {
    @Override
    public <R> R fold(
        Function<Executed, R> executed,
        Function<Working, R> working,
        Function<Refused, R> refused,
        Function<Deferred, R> deferred,
        Function<Indeterminate, R> indeterminate) {
      return indeterminate.apply(this);
    }
  }

  /** Applies the function of the case at hand. */
  <R> R fold(
      Function<Executed, R> executed,
      Function<Working, R> working,
      Function<Refused, R> refused,
      Function<Deferred, R> deferred,
      Function<Indeterminate, R> indeterminate);

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
