package io.quantum.pipeline.application.publish.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;

/**
 * Where events other than trade intents are written.
 *
 * <p>Never trims. Not idempotent: events have no identity, so after a failed call it may have been
 * written or not, and only the caller knows whether twice is worse than not at all. <b>Threads</b>:
 * safe. <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>: docs/reference/publishing.md#events.
 */
public interface EventOutbox {

  /** Writes one event, unless the stream is full. Blocks for one command time-out at most. */
  AppendOutcome append(OutgoingEvent event);
}
