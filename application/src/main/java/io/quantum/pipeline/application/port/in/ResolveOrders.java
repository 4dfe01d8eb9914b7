package io.quantum.pipeline.application.port.in;

import io.quantum.pipeline.application.port.AdapterFailure;

/**
 * Finds out what became of orders whose owner died or never heard an answer.
 *
 * <p><b>Threads</b>: one thread calls it, about once a second. <b>Errors</b>: {@link
 * AdapterFailure}; the next call goes on. <b>Source</b>: spec part 2, "Resolving".
 */
public interface ResolveOrders {

  /** One step; returns how many orders are still being resolved by this instance. */
  int resolve();
}
