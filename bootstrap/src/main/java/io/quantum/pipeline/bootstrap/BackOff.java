package io.quantum.pipeline.bootstrap;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Longer and longer pauses while something is away: each at random between half and all of a span
 * that doubles from 100 ms to 2 s. Not thread-safe.
 *
 * <p>At random, because what failed together would try again together, and fail together again if
 * one does harm to the other: two orders whose ends are recorded over one connection did so for a
 * minute, where every second record broke it.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Duration span = FIRST;

  Duration next() {
    long half = span.toNanos() / 2;
    Duration doubled = span.multipliedBy(2);
    span = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return Duration.ofNanos(half + ThreadLocalRandom.current().nextLong(half + 1));
  }

  void reset() {
    span = FIRST;
  }
}
