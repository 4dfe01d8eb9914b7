package io.quantum.pipeline.application.time;

/**
 * A monotonic clock: only differences mean anything, and it never steps.
 *
 * <p><b>Units</b>: nanoseconds since an arbitrary origin. <b>Threads</b>: safe. <b>Source</b>: spec
 * part 2, "Time": what is left of a lease is measured on it.
 */
@FunctionalInterface
public interface Ticker {

  /** Now. */
  long nanos();
}
