package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is written only while diagnostics are on; decides nothing. One thread. */
final class DiagnosticLines {
  private static final Logger LOG = LoggerFactory.getLogger(DiagnosticLines.class);
  private static final int EVERY = 500;
  private static final long APART_NANOS = Duration.ofSeconds(1).toNanos();

  private final boolean on;
  private final String stream;
  private final Ticker ticker;
  private long delivered;
  private long told;
  private long toldNanos;

  DiagnosticLines(boolean on, String stream, Ticker ticker) {
    this.on = on;
    this.stream = stream;
    this.ticker = ticker;
    this.toldNanos = ticker.nanos() - APART_NANOS;
  }

  void delivered(int entries) {
    delivered += entries;
    long now = ticker.nanos();
    if (on && delivered - told >= EVERY && now - toldNanos >= APART_NANOS) {
      told = delivered;
      toldNanos = now;
      LOG.info("[DIAG] heartbeat delivered={} stream={}", delivered, stream);
    }
  }
}
