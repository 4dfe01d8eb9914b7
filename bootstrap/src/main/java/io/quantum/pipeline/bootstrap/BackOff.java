package io.quantum.pipeline.bootstrap;

import java.time.Duration;

/** Longer and longer pauses while something is away, from 100 ms to 2 s. Not thread-safe. */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Duration next = FIRST;

  Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return now;
  }

  void reset() {
    next = FIRST;
  }
}
