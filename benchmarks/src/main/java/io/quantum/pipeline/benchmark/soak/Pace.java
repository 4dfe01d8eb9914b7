package io.quantum.pipeline.benchmark.soak;

import java.time.Duration;

/** Something that is due again and again; what was missed is not made up for. */
public final class Pace {
  private final Duration every;
  private Duration next;

  Pace(Duration every) {
    this.every = every;
    this.next = every;
  }

  /** Whether it is due, so long after the start; then it is due again one period on. */
  boolean isDue(Duration elapsed) {
    if (elapsed.compareTo(next) < 0) {
      return false;
    }
    while (next.compareTo(elapsed) <= 0) {
      next = next.plus(every);
    }
    return true;
  }
}
