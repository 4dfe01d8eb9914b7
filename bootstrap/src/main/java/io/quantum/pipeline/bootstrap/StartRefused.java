package io.quantum.pipeline.bootstrap;

/** The service cannot run; the message says why and what helps. */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  StartRefused(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
