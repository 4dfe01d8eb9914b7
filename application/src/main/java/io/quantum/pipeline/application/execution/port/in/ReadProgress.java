package io.quantum.pipeline.application.execution.port.in;

import java.util.List;

/**
 * What this instance has done so far.
 *
 * <p><b>Threads</b>: safe.
 */
public interface ReadProgress {

  /** Counts since the process started. */
  Progress progress();

  /** Who sent what broke the contract, since the process started; most frequent first. */
  List<Refusals> refusals();
}
