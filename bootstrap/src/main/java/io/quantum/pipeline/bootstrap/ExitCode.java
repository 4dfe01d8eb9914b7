package io.quantum.pipeline.bootstrap;

/**
 * How the service ends.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#exit-codes; sysexits.h.
 */
enum ExitCode {
  /** Stopped as asked. */
  STOPPED(0),
  /** The configuration is wrong. */
  CONFIGURATION(64),
  /** Redis cannot be used as it is. */
  REDIS_UNUSABLE(69),
  /** A defect. */
  INTERNAL(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
