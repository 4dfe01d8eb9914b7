package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;

/**
 * When to say why something is tried again and again: at once, when the reason is another one (five
 * times a minute at most, since two reasons may take turns), and once a minute while it lasts.
 * Thread-safe.
 */
final class Complaint {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MAX_A_MINUTE = 5;

  private final Ticker ticker;
  private String reason = "";
  private long saidNanos;
  private long minuteBegan;
  private int saidInMinute;

  Complaint(Ticker ticker) {
    this.ticker = ticker;
    this.minuteBegan = ticker.nanos();
  }

  /** True if this reason is to be said now; then it counts as said. */
  synchronized boolean isDue(String why) {
    long now = ticker.nanos();
    if (now - minuteBegan >= MINUTE_NANOS) {
      minuteBegan = now;
      saidInMinute = 0;
    }
    boolean lasts = why.equals(reason) && now - saidNanos < MINUTE_NANOS;
    if (lasts || saidInMinute >= MAX_A_MINUTE) {
      return false;
    }
    reason = why;
    saidNanos = now;
    saidInMinute++;
    return true;
  }

  /** It went well: the same reason will be news. */
  synchronized void settled() {
    reason = "";
  }
}
