package io.quantum.pipeline.application.contract.port.out;

import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.TradeIntent;

/**
 * Writes payloads as the contract wants them.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: none for valid input. <b>Source</b>:
 * docs/reference/contract.md#payload and docs/reference/contract.md#side.
 */
public interface IntentEncoder {

  /** The payload of an intent: numbers as plain decimals, time in UTC, absent fields left out. */
  byte[] encode(TradeIntent intent);

  /**
   * A payload without the deprecated {@code side}: it is dropped, and {@code action} is written
   * where it was missing. Everything else is carried unchanged; a payload without {@code side} is
   * returned as it is.
   *
   * @param payload well-formed
   * @param action the intent's
   */
  byte[] replaceSide(byte[] payload, Action action);

  /**
   * A payload whose fields that the contract looks at are the given ones; what is absent there is
   * left out, all other fields are carried unchanged. Booleans, objects and arrays stay as they
   * stand.
   *
   * @param payload well-formed
   * @param fields what it says afterwards
   */
  byte[] rewrite(byte[] payload, PayloadFields fields);
}
