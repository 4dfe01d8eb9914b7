package io.quantum.pipeline.application.execution.port.in;

import io.quantum.pipeline.application.port.AdapterFailure;

/**
 * Finds out what became of orders whose owner died or never heard an answer.
 *
 * <p><b>Threads</b>: one thread calls it, about twice a second. <b>Errors</b>: {@link
 * AdapterFailure}; the next call goes on. <b>Source</b>: docs/reference/resolving.md.
 */
public interface ResolveOrders {

  /**
   * One step; what this instance is busy with.
   *
   * @param lookups runs the questions to the venue, which take as long as the venue does
   */
  Resolving resolve(LookupLanes lookups);

  /**
   * Orders in doubt, as far as this instance knows.
   *
   * @param underWay being looked up by it
   * @param unresolved of which the venue could not be asked for ten minutes, lately seen by it
   */
  record Resolving(int underWay, int unresolved) {}
}
