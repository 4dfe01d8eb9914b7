package io.quantum.pipeline.application.port;

/**
 * What helps against a technology failure.
 *
 * <p><b>Threads</b>: immutable.
 */
public enum Remedy {
  /** Ask again later: away, loading, busy, out of memory, read-only. */
  RETRY,
  /** Open the pipeline again before anything else: its data may be older than what was seen. */
  REOPEN,
  /** Nothing but a person: wrong settings, wrong type of key, no permission. */
  STOP
}
