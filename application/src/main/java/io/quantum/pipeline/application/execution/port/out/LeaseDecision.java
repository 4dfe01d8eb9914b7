package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to an instance that wants to be the reader.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface LeaseDecision {

  /**
   * The lease is the caller's.
   *
   * @param fence under which it reads
   * @param predecessor who had it before, whose pending entries are to be swept
   */
  record Granted(FencingToken fence, Optional<ConsumerName> predecessor) implements LeaseDecision {}

  /**
   * Somebody else has it.
   *
   * @param holder who
   * @param left how long at least
   */
  record Occupied(ConsumerName holder, Duration left) implements LeaseDecision {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Granted, R> granted, Function<Occupied, R> occupied) {
    if (this instanceof Granted grantedCase) {
      return granted.apply(grantedCase);
    }
    return occupied.apply((Occupied) this);
  }
}
