package io.quantum.pipeline.adapter.redis;

/**
 * The names of entry fields on the wire; nowhere else are they spelt out.
 *
 * <p><b>Source</b>: docs/reference/contract.md#stream-entry and
 * docs/reference/contract.md#result-entry.
 */
final class WireFields {
  static final String EVENT_TYPE = "event_type";
  static final String PAYLOAD = "payload";

  /** Where the intent stood in the incident; recognised, never accepted. */
  static final String DATA = "data";

  static final String TIMESTAMP = "timestamp";
  static final String SOURCE = "source";
  static final String INTENT_STREAM_ID = "intent_stream_id";
  static final String INTENT_ID = "intent_id";
  static final String CLIENT_ORDER_ID = "client_order_id";
  static final String REASON = "reason";
  static final String CONSUMER = "consumer";

  /** Begins what a dead letter says of itself; dismiss_batch.lua writes these. */
  static final String LETTER = "dlq_";

  static final String LETTER_CODE = "dlq_code";
  static final String LETTER_VIOLATIONS = "dlq_violations";
  static final String LETTER_ENTRY_ID = "dlq_entry_id";
  static final String LETTER_SOURCE = "dlq_source";
  static final String LETTER_ATTEMPTS = "dlq_attempts";
  static final String LETTER_TRUNCATED = "dlq_truncated";

  static final String TRADE_INTENT = "trade.intent";
  static final String EXECUTION_RESULT = "execution.result";
  static final String EXECUTION_SERVICE = "execution-service";

  private WireFields() {}
}
