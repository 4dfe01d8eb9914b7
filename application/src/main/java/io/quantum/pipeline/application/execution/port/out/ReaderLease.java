package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;

/**
 * The lease of the one reader: two readers cannot keep a symbol's order.
 *
 * <p>All methods are one atomic step, return within the command time-out and may be repeated. After
 * a crash the lease frees itself when {@link #TERM} has passed. <b>Threads</b>: safe.
 * <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>: docs/reference/delivery.md#lease.
 */
public interface ReaderLease {

  /** How long a grant or a renewal lasts. */
  Duration TERM = Duration.ofSeconds(8);

  /** Takes the lease if it is free or its holder's time is over; that raises the epoch. */
  LeaseDecision take(ConsumerName me, String token);

  /** Prolongs the term; false if it is no longer the caller's. */
  boolean renew(FencingToken fence);

  /**
   * Gives the lease up, so that another need not wait; nothing happens if it is not the caller's.
   */
  void release(FencingToken fence);
}
