package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;

/**
 * The sign that an instance of that name is running: two under one name would share their pending
 * entries.
 *
 * <p>All methods are one atomic step and may be repeated. After a crash the sign vanishes by itself
 * when {@link #TERM} has passed. <b>Threads</b>: safe. <b>Errors</b>: {@link AdapterFailure}.
 * <b>Source</b>: docs/reference/delivery.md#presence.
 */
public interface InstanceSign {

  /** How long a sign lasts without renewal. */
  Duration TERM = Duration.ofSeconds(10);

  /**
   * Puts up or renews the sign; false if somebody else's is up under this name.
   *
   * @param openingLimit the openings in a window that this instance was started with: the smallest
   *     one of the running instances counts for all
   */
  boolean announce(ConsumerName me, String token, int openingLimit);

  /** Takes the sign down, if it is the caller's. */
  void withdraw(ConsumerName me, String token);
}
