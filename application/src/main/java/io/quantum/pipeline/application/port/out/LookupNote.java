package io.quantum.pipeline.application.port.out;

/**
 * What follows from a venue that could not be asked about an order.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: spec part 2, "Resolving".
 */
public enum LookupNote {
  /** It is looked up again soon. */
  ASK_AGAIN,
  /** The order has just become unresolved: somebody should know. */
  NOW_UNRESOLVED,
  /** It was unresolved before. */
  STILL_UNRESOLVED,
  /** Another has taken the order over, or it has ended. */
  FENCED
}
