package io.quantum.pipeline.ops.text;

import java.time.Duration;

/** Times as people read them: two units at most, the finest a millisecond. */
public final class TimeText {
  private TimeText() {}

  /**
   * Such as {@code 250 ms}, {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 4 d 1 h}.
   */
  public static String of(Duration time) {
    if (time.isNegative()) {
      return "-" + of(time.negated());
    }
    if (time.compareTo(Duration.ofSeconds(10)) < 0) {
      return time.toMillis() + " ms";
    }
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      return time.toSeconds() + " s";
    }
    if (time.compareTo(Duration.ofHours(1)) < 0) {
      return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
    if (time.compareTo(Duration.ofDays(1)) < 0) {
      return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return "%,d d %d h".formatted(time.toDays(), time.toHoursPart());
  }
}
