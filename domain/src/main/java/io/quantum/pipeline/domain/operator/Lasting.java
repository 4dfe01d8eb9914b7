package io.quantum.pipeline.domain.operator;

import java.time.Duration;

/**
 * How long something lasts that ends by itself.
 *
 * <p><b>Units</b>: one second to 365 days. <b>Threads</b>: immutable. <b>Errors</b>: {@link
 * IllegalArgumentException}.
 *
 * @param time until its end, from the moment the store takes it in
 */
public record Lasting(Duration time) {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(365);

  /** Refuses what is over at once or for good. */
  public Lasting {
    if (time.compareTo(LEAST) < 0 || time.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("it lasts from 1s to 365d");
    }
  }

  /** In milliseconds. */
  public long millis() {
    return time.toMillis();
  }
}
