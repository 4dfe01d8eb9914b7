package io.quantum.pipeline.domain.flow;

import java.math.BigDecimal;

/**
 * Entries per second.
 *
 * <p><b>Units</b>: millionths of an entry per second, so that one entry in a week still shows.
 * Negative: it becomes less. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/numbers-and-states.md#rates.
 *
 * @param millionthsPerSecond what the name says
 */
public record Rate(long millionthsPerSecond) implements Comparable<Rate> {

  /** Nothing moves. */
  public static final Rate ZERO = new Rate(0);

  private static final long MILLION = 1_000_000;

  /** So many entries in so many milliseconds; the time must have passed. */
  public static Rate of(long entries, long millis) {
    if (millis <= 0) {
      throw new IllegalArgumentException("a rate needs time, got " + millis + " ms");
    }
    return perSecond(entries * 1000.0 / millis);
  }

  static Rate perSecond(double entries) {
    return new Rate(Math.round(entries * MILLION));
  }

  /** Entries per second, for arithmetic that is rounded afterwards. */
  public double perSecond() {
    return (double) millionthsPerSecond / MILLION;
  }

  /** Entries per second, to six decimals. */
  public BigDecimal exact() {
    return BigDecimal.valueOf(millionthsPerSecond, 6);
  }

  /** This rate, so many per cent more (or less). */
  public Rate plusPercent(long percent) {
    return new Rate(Math.round(millionthsPerSecond * (100 + percent) / 100.0));
  }

  /** The difference to another rate. */
  public Rate minus(Rate other) {
    return new Rate(millionthsPerSecond - other.millionthsPerSecond);
  }

  @Override
  public int compareTo(Rate other) {
    return Long.compare(millionthsPerSecond, other.millionthsPerSecond);
  }
}
