package io.quantum.pipeline.application.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import java.time.Instant;

/**
 * Where validated intents are written.
 *
 * <p>{@link #publish} is one atomic, idempotent step; it never trims. After a failed call it may
 * have happened or not: repeating it answers {@link PublishOutcome.Already} if it had.
 * <b>Threads</b>: safe. <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>: spec part 1,
 * "Publishing"; spec part 2, "Atomic steps" (publish).
 */
public interface IntentOutbox {

  /** Writes an intent, unless its identity was written in the last 24 h or the stream is full. */
  PublishOutcome publish(OutgoingIntent intent);

  /** The clock that decides what lies in the future. Changes nothing. */
  Instant now();
}
