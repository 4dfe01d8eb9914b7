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
  /**
   * A person has to grant, repair or rotate something: wrong password, missing right, untrusted
   * certificate, a server that became a cluster. At start that is refused; once the service runs,
   * nothing leaves until it is mended, and then the work goes on by itself.
   */
  OPERATOR,
  /** Nothing may go on: keys hold what this service never writes. */
  STOP
}
