package io.quantum.pipeline.application.log;

import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that exist only while diagnostics are on, each of which begins with {@code [DIAG]};
 * they decide nothing.
 *
 * <p>A heartbeat each 500 entries, at most one a second; lines about single entries, at most 200 in
 * any second, and how many more there would have been. <b>Threads</b>: safe. <b>Cost</b>: while
 * off, one volatile read for an entry. <b>Source</b>: docs/reference/logs.md#diagnostics.
 */
public final class Diagnostics {
  private static final Logger LOG = LoggerFactory.getLogger(Diagnostics.class);
  private static final int HEARTBEAT_ENTRIES = 500;
  private static final int MAX_LINES = 200;
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final String stream;
  private final Ticker ticker;
  private volatile boolean on;
  private long delivered;
  private long toldDelivered;
  private long toldNanos;
  private long secondNanos;
  // When each of the last lines was written; the place of the oldest is the next to be used.
  private final long[] written = new long[MAX_LINES];
  private int oldest;
  private long suppressed;

  /** Off, for the entries of this stream. */
  public Diagnostics(String stream, Ticker ticker) {
    this.stream = stream;
    this.ticker = ticker;
    this.toldNanos = ticker.nanos() - SECOND_NANOS;
    this.secondNanos = toldNanos;
    Arrays.fill(written, toldNanos);
  }

  /** True if lines are written; ask before making one. */
  public boolean isOn() {
    return on;
  }

  /** From now on they are written. */
  public synchronized void on() {
    if (!on) {
      on = true;
      LOG.info("[DIAG] on");
    }
  }

  /** From now on they are not. */
  public synchronized void off() {
    if (on) {
      tellSuppressed();
      LOG.info("[DIAG] off");
      on = false;
    }
  }

  /** So many entries were looked at in a turn of the reading loop; may be none. */
  public synchronized void delivered(int entries) {
    delivered += entries;
    if (!on) {
      return;
    }
    long now = ticker.nanos();
    beginSecond(now);
    if (delivered - toldDelivered >= HEARTBEAT_ENTRIES && now - toldNanos >= SECOND_NANOS) {
      toldDelivered = delivered;
      toldNanos = now;
      LOG.info("[DIAG] heartbeat delivered={} stream={}", delivered, stream);
    }
  }

  /** Something about one entry; the text is made only if it is written. */
  public synchronized void entry(Supplier<String> text) {
    if (!on) {
      return;
    }
    long now = ticker.nanos();
    beginSecond(now);
    if (now - written[oldest] >= SECOND_NANOS) {
      written[oldest] = now;
      oldest = (oldest + 1) % MAX_LINES;
      LOG.info("[DIAG] {}", text.get());
    } else {
      suppressed++;
    }
  }

  private void beginSecond(long now) {
    if (now - secondNanos >= SECOND_NANOS) {
      secondNanos = now;
      tellSuppressed();
    }
  }

  private void tellSuppressed() {
    if (suppressed > 0) {
      LOG.info("[DIAG] suppressed={}", suppressed);
      suppressed = 0;
    }
  }
}
