package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.execution.OutcomeCode;
import java.util.function.Function;

/**
 * The answer to the end of an order.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface FinaliseAnswer {

  /**
   * The order has ended, now or in an earlier call.
   *
   * @param outcome as what it is recorded
   */
  record Recorded(OutcomeCode outcome) implements FinaliseAnswer {}

  /** Somebody else has taken the order over: the caller must not touch it any more. */
  record Fenced() implements FinaliseAnswer {}

  /** The order's record, which the caller has written, is not there: data were lost. */
  record RecordGone() implements FinaliseAnswer {}

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Recorded, R> recorded, Function<Fenced, R> fenced, Function<RecordGone, R> gone) {
    if (this instanceof Recorded recordedCase) {
      return recorded.apply(recordedCase);
    }
    if (this instanceof Fenced fencedCase) {
      return fenced.apply(fencedCase);
    }
    return gone.apply((RecordGone) this);
  }
}
