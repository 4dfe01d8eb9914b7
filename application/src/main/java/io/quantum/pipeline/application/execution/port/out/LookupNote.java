package io.quantum.pipeline.application.execution.port.out;

/**
 * What follows from what the venue answered about an order, or from no answer.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/resolving.md#absences-as-proof.
 */
public enum LookupNote {
  /** It is looked up again soon. */
  ASK_AGAIN,
  /** The venue said often enough, and in a row, that it has no such order. */
  NEVER_ADMITTED,
  /** The order has just become unresolved: somebody should know. */
  NOW_UNRESOLVED,
  /** It was unresolved before. */
  STILL_UNRESOLVED,
  /** Another has taken the order over, or it has ended. */
  FENCED
}
