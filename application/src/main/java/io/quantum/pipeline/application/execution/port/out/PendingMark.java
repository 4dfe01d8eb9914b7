package io.quantum.pipeline.application.execution.port.out;

/**
 * What is known of an entry that was found pending.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param attempts how often deciding it was begun and did not end, 0 or more
 * @param ordered true if an order of it is under way, which alone decides it
 */
public record PendingMark(int attempts, boolean ordered) {
  /** Refuses a negative count. */
  public PendingMark {
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts are counted from 0, not from " + attempts);
    }
  }
}
