package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.IntentTriage;
import io.quantum.pipeline.application.execution.TriageDecision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A valid intent that no stream holds, for the first decision of a process. */
final class WarmUp {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private static final String PAYLOAD =
      "{\"symbol\": \"BTCUSDT\", \"action\": \"CLOSE\", \"confidence\": 0.5,"
          + " \"position_size_usd\": 100.0, \"leverage\": 1, \"timestamp\": \""
          + MADE
          + "\"}";

  private WarmUp() {}

  /** Has it decided. */
  static TriageDecision of(IntentTriage triage) {
    return triage.rehearse(PAYLOAD.getBytes(StandardCharsets.UTF_8), MADE);
  }
}
