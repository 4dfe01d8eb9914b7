package io.quantum.pipeline.application.publish.port.in;

import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.domain.stream.StreamName;

/**
 * Puts any event on any stream, and fails closed where the stream has a contract.
 *
 * <p>Streams with a contract: trade intents, results, and the mirror of results. What goes there is
 * judged whatever the caller says. <b>Threads</b>: safe. <b>Errors</b>: {@link ContractBreach} with
 * every violation; {@link PublishRefused}; {@link
 * io.quantum.pipeline.application.port.AdapterFailure} when it is not known whether it was written
 * (repeating is safe for trade intents only). <b>Source</b>: docs/reference/publishing.md#events.
 */
public interface PublishEvent {

  /**
   * Publishes one event. Blocks for a few command time-outs at most.
   *
   * @param stream where to
   * @param eventType {@code [A-Za-z0-9._-]{1,64}}; the contract's own where the stream has one
   * @param payload UTF-8; one JSON object, unless the schema is not validated
   * @param source who publishes it
   * @param validateSchema false takes any text as payload, on streams without a contract only
   * @return the id of the entry; of the first one, if the same trade intent was published before
   */
  EntryId publish(
      StreamName stream, String eventType, byte[] payload, String source, boolean validateSchema);
}
