package io.quantum.pipeline.application.time;

/**
 * A monotonic clock: only differences mean anything, and it never steps.
 *
 * <p><b>Units</b>: nanoseconds since an arbitrary origin. <b>Threads</b>: safe. <b>Source</b>:
 * docs/reference/window.md#clocks.
 */
@FunctionalInterface
public interface Ticker {

  /** Now. */
  long nanos();
}
