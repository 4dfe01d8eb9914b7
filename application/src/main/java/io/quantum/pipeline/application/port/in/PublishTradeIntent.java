package io.quantum.pipeline.application.port.in;

import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.TradeIntent;

/**
 * Puts a trade intent on the bus, or says why not.
 *
 * <p>Idempotent by identity for 24 h, so it may be repeated when the answer was lost. Blocks for a
 * few command time-outs at most. <b>Threads</b>: safe. <b>Errors</b>: {@link ContractBreach} with
 * every violation; {@link io.quantum.pipeline.application.port.AdapterFailure} when it is not known
 * whether the intent was written. <b>Source</b>: spec part 1, "Publishing: fail-closed".
 */
public interface PublishTradeIntent {

  /** Publishes an intent that was built from values. */
  PublishOutcome publish(TradeIntent intent, String source);

  /**
   * Publishes a payload as it is, unknown fields included, except that a deprecated {@code side} is
   * replaced or dropped.
   *
   * @param payload one JSON object, UTF-8
   * @param source who publishes it
   */
  PublishOutcome publish(byte[] payload, String source);
}
