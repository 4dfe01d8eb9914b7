package io.quantum.pipeline.domain.flow;

import java.time.Duration;
import java.util.Locale;

/**
 * Times and rates in few words, for sentences and screens: {@code 45 s}, {@code 3 m 20 s}, {@code 2
 * h 5 m}, {@code 4 d 1 h}.
 *
 * <p><b>Threads</b>: safe.
 */
public final class HumanTime {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private HumanTime() {}

  /** A length of time in its two largest units; below a second it is 0 s. */
  public static String text(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return two(seconds / MINUTE, "m", seconds % MINUTE, "s");
    }
    if (seconds < DAY) {
      return two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "m");
    }
    return two(seconds / DAY, "d", seconds % DAY / HOUR, "h");
  }

  private static String two(long large, String unit, long small, String smaller) {
    return small == 0 ? large + " " + unit : "%d %s %d %s".formatted(large, unit, small, smaller);
  }

  /** A rate per second, for example {@code 0.083/s}. */
  public static String text(Rate rate) {
    double entries = rate.perSecond();
    int decimals = Math.abs(entries) >= 100 ? 0 : Math.abs(entries) >= 1 ? 1 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f/s", entries);
  }

  /** An interval, for example {@code 2.1/s (1.3/s to 2.9/s)}. */
  public static String text(NetInterval net) {
    return "%s (%s to %s)".formatted(text(net.mid()), text(net.low()), text(net.high()));
  }
}
