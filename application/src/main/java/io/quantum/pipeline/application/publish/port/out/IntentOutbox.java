package io.quantum.pipeline.application.publish.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import java.time.Instant;
import java.util.List;

/**
 * Where validated intents are written.
 *
 * <p>Idempotent, intent by intent; never trims. After a failed call some may have been written or
 * none: repeating it answers {@link PublishOutcome.Already} for those that were. <b>Threads</b>:
 * safe. <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>:
 * docs/reference/publishing.md#publish-step.
 */
public interface IntentOutbox {

  /** Most intents that one step may carry: it must not hold up the server for long. */
  int MAX_PER_STEP = 500;

  /**
   * Starts to write intents in one step, in the order given, each unless its identity was written
   * in the last 24 h or the stream is full. Does not wait; steps started one after another are
   * carried out in that order.
   *
   * @param intents at least one, at most {@value #MAX_PER_STEP}
   */
  Sending send(List<OutgoingIntent> intents);

  /** The clock that decides what lies in the future. Changes nothing. */
  Instant now();

  /** Intents on their way. */
  interface Sending {

    /**
     * Waits for the answers, one for each intent, in their order.
     *
     * @throws AdapterFailure if it is not known which of them were written
     */
    List<PublishOutcome> await();
  }
}
