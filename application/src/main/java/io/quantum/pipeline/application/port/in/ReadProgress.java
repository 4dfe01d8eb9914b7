package io.quantum.pipeline.application.port.in;

/**
 * What this instance has done so far.
 *
 * <p><b>Threads</b>: safe.
 */
public interface ReadProgress {

  /** Counts since the process started. */
  Progress progress();
}
