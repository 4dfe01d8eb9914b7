package io.quantum.pipeline.application.monitor.port.out;

import io.quantum.pipeline.domain.backlog.ServerReading;

/**
 * Which server answers, and how much work looking at it has been.
 *
 * <p>Changes nothing; blocks for one command time-out at most. <b>Threads</b>: safe. <b>Errors</b>:
 * none; what cannot be read is {@link ServerReading.Unknown} with the reason. <b>Source</b>:
 * docs/reference/proof-packs.md#cost.
 */
public interface ServerFacts {

  /** As of now. */
  ServerReading read();
}
