package io.quantum.pipeline.application.log;

import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * At most one line a minute for each kind of event, with the number of those that were held back.
 *
 * <p><b>Threads</b>: safe. <b>Cost</b>: bounded memory, since kinds can come from outside: beyond
 * 1,000 of them all others share one. <b>Source</b>: docs/reference/logs.md#budget.
 */
public final class LineBudget {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MAX_KINDS = 1_000;
  private static final String OTHERS = "others";

  private final Ticker ticker;
  private final Map<String, Spent> spent = new HashMap<>();

  /** Over a monotonic clock. */
  public LineBudget(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Asks to write a line about some events.
   *
   * @param kind what counts as the same
   * @param events how many happened, at least 1
   * @return how many were held back before or besides this line, or empty if nothing may be written
   */
  public synchronized OptionalLong ask(String kind, long events) {
    String key = spent.containsKey(kind) || spent.size() < MAX_KINDS ? kind : OTHERS;
    long now = ticker.nanos();
    Spent before = spent.get(key);
    if (before != null && now - before.writtenAt < MINUTE_NANOS) {
      before.heldBack += events;
      return OptionalLong.empty();
    }
    long heldBack = events - 1 + (before == null ? 0 : before.heldBack);
    spent.put(key, new Spent(now));
    return OptionalLong.of(heldBack);
  }

  private static final class Spent {
    private final long writtenAt;
    private long heldBack;

    private Spent(long writtenAt) {
      this.writtenAt = writtenAt;
    }
  }
}
