package io.quantum.pipeline.application.execution.port.in;

/**
 * What runs the questions to the venue about orders in doubt, several at a time.
 *
 * <p><b>Threads</b>: safe.
 */
@FunctionalInterface
public interface LookupLanes {

  /** Runs the question soon, or never if the process is about to end. Does not wait for it. */
  void start(Runnable question);
}
