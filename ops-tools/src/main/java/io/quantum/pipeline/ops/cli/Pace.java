package io.quantum.pipeline.ops.cli;

import io.quantum.pipeline.application.time.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Holds a sender to so many lines a second. Not thread-safe. */
public final class Pace {
  /** A second is cut into this many parts, so that the lines do not leave in one lump. */
  private static final int PARTS = 20;

  private final double nanosPerLine;
  private final int mostAtOnce;
  private final Ticker ticker;
  private long dueNanos;

  private Pace(double nanosPerLine, int mostAtOnce, Ticker ticker) {
    this.nanosPerLine = nanosPerLine;
    this.mostAtOnce = mostAtOnce;
    this.ticker = ticker;
    this.dueNanos = ticker.nanos();
  }

  public static Pace unlimited(Ticker ticker) {
    return new Pace(0, Integer.MAX_VALUE, ticker);
  }

  public static Pace perSecond(int lines, Ticker ticker) {
    return new Pace(
        (double) TimeUnit.SECONDS.toNanos(1) / lines, Math.max(1, lines / PARTS), ticker);
  }

  /** How many lines may be sent together. */
  public int mostAtOnce() {
    return mostAtOnce;
  }

  /** Waits until these lines may leave. */
  public void awaitTurn(int lines) {
    long now = ticker.nanos();
    while (now < dueNanos) {
      LockSupport.parkNanos(dueNanos - now);
      now = ticker.nanos();
    }
    dueNanos = now + (long) (lines * nanosPerLine);
  }
}
