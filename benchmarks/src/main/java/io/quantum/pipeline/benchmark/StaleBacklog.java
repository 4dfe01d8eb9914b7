package io.quantum.pipeline.benchmark;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A backlog past its age limit, with 2 % fresh intents and 1 % that break the contract. */
final class StaleBacklog {
  private StaleBacklog() {}

  /** Writes it and says how many entries break the contract. */
  // Bare XADD, as the producers of the incident wrote: the publisher refuses above its hard limit.
  static int load(int port, String stream, int count) throws IOException {
    long now = System.currentTimeMillis();
    String fresh = Instant.ofEpochMilli(now).toString();
    String stale = Instant.ofEpochMilli(now - 3_600_000).toString();
    int invalid = 0;
    try (FloorConsumer loader = new FloorConsumer(port)) {
      int unanswered = 0;
      for (int i = 0; i < count; i++) {
        boolean broken = i % 100 == 50;
        invalid += broken ? 1 : 0;
        String payload = payload(i, i % 50 == 7 ? fresh : stale, broken);
        loader.send(
            List.of(
                "XADD",
                stream,
                "*",
                "event_type",
                "trade.intent",
                "payload",
                payload,
                "timestamp",
                fresh,
                "source",
                "ai-engine"));
        unanswered++;
        if (unanswered == 1_000 || i == count - 1) {
          loader.skipReplies(unanswered);
          unanswered = 0;
        }
      }
    }
    return invalid;
  }

  private static String payload(int number, String timestamp, boolean broken) {
    String symbol = "" + (char) ('A' + number % 26) + (char) ('A' + number / 26 % 26) + "AUSDT";
    return ("{\"symbol\": \"%s\", \"action\": \"BUY\", \"confidence\": %s,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"timestamp\": \"%s\","
            + " \"intent_id\": \"drain-%d\", \"entry_price\": 95000.5, \"stop_loss\": 93500.0,"
            + " \"model\": \"lgbm-v5\", \"regime\": \"trend\", \"volatility_pct\": 0.0213}")
        .formatted(symbol, broken ? "\"0.82\"" : "0.82", timestamp, number);
  }
}
