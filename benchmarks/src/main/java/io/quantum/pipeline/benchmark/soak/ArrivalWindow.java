package io.quantum.pipeline.benchmark.soak;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The most arrivals that any half-open window of a length has held; written without the code it
 * checks.
 *
 * <p><b>Units</b>: milliseconds of the server's clock, ascending. <b>Threads</b>: not safe.
 * <b>Source</b>: docs/reference/window.md#rule.
 */
final class ArrivalWindow {
  private final long lengthMillis;
  private final Deque<Long> inside = new ArrayDeque<>();
  private int most;

  ArrivalWindow(long lengthMillis) {
    this.lengthMillis = lengthMillis;
  }

  /** One more, at this time or later than the last. */
  void arrived(long atMillis) {
    inside.addLast(atMillis);
    while (inside.getFirst() <= atMillis - lengthMillis) {
      inside.removeFirst();
    }
    most = Math.max(most, inside.size());
  }

  /** The largest number that stood in one window. */
  int most() {
    return most;
  }
}
