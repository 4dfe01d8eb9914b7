package io.quantum.pipeline.application.execution.port.out;

/**
 * Who started this process and starts it again when its work stands still.
 *
 * <p>No method blocks, and each may be repeated; where nobody supervises, nothing happens.
 * <b>Threads</b>: {@link #working} is for the thread that does the work, the others are safe.
 * <b>Errors</b>: none; a supervisor that does not listen is told again next time. <b>Source</b>:
 * docs/reference/service.md#ready-and-watchdog; sd_notify(3).
 */
public interface ServiceSupervisor {

  /**
   * A piece of the work is finished: the first time this says that the service is ready, later on
   * that it has not frozen. Cheap enough for thousands of calls a second.
   */
  void working();

  /** One line for people about the state now. */
  void status(String line);

  /** The service ends on purpose. */
  void stopping();
}
