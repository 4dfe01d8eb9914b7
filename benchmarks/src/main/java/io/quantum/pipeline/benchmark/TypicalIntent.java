package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the suites measure with: an intent of 300 bytes as {@code json.dumps} writes it. */
final class TypicalIntent {
  /** A moment at which it is fresh. */
  static final Instant NOW = Instant.parse("2026-01-21T00:03:11Z");

  static final IntentContract CONTRACT = new IntentContract(ContractTerms.STANDARD);

  private static final String TEXT =
      "{\"symbol\": \"BTCUSDT\", \"action\": \"BUY\", \"confidence\": 0.82,"
          + " \"position_size_usd\": 200.0, \"leverage\": 3,"
          + " \"timestamp\": \"2026-01-21T00:03:10.982Z\", \"intent_id\": \"ai-engine-7f3a9c01\","
          + " \"entry_price\": 95000.5, \"stop_loss\": 93500.0, \"model\": \"lgbm-v5\","
          + " \"regime\": \"trend\", \"volatility_pct\": 0.0213, \"atr_value\": 412.75}";

  private TypicalIntent() {}

  /** Valid: the required fields, an id, four optional fields, two that the contract ignores. */
  static byte[] valid() {
    return TEXT.getBytes(StandardCharsets.UTF_8);
  }

  /** The same with three things wrong. */
  static byte[] invalid() {
    return TEXT.replace("BTCUSDT", "btcusdt")
        .replace("0.82", "\"0.82\"")
        .replace("\"leverage\": 3", "\"leverage\": 500")
        .getBytes(StandardCharsets.UTF_8);
  }
}
