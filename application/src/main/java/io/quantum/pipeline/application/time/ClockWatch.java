package io.quantum.pipeline.application.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the clock of the store against the monotonic clock of this process, and says when it has
 * stepped: an NTP step, a machine that was suspended, a hand.
 *
 * <p>Every look at the store's clock bounds the difference of the two: the store read its clock
 * after the question was sent and before the answer was there, however long that took. A slow
 * answer is therefore no step. The bounds may move by 500 ppm, more than any clock drifts that is
 * worth its name; what lies outside of them by more than a second is a step, also if it came in
 * pieces.
 *
 * <p><b>Units</b>: nanoseconds. <b>Threads</b>: safe. <b>Source</b>: ADR 18.
 */
public final class ClockWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
  private static final long STEP_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long DRIFT_PARTS = 2_000;

  private final Ticker ticker;
  private final long origin;
  private boolean anchored;
  private long least;
  private long most;
  private long seenNanos;
  private Optional<Step> last = Optional.empty();

  /** Has seen nothing yet. */
  public ClockWatch(Ticker ticker) {
    this.ticker = ticker;
    this.origin = ticker.nanos();
  }

  /**
   * A step of the store's clock.
   *
   * @param by how far it went, negative if back
   * @param seenNanos when it was found, on the monotonic clock
   */
  public record Step(Duration by, long seenNanos) {}

  /**
   * The store's clock was read.
   *
   * @param at what it showed
   * @param sentNanos monotonic time at which the question was sent, or earlier
   * @param receivedNanos monotonic time at which the answer was there, or later
   */
  public synchronized void seen(Instant at, long sentNanos, long receivedNanos) {
    long shown = at.getEpochSecond() * 1_000_000_000L + at.getNano();
    long lower = shown - (receivedNanos - origin);
    long upper = shown - (sentNanos - origin);
    if (!anchored) {
      anchored = true;
      anchor(lower, upper, receivedNanos);
      return;
    }
    long drift = Math.max(0, receivedNanos - seenNanos) / DRIFT_PARTS;
    least -= drift;
    most += drift;
    seenNanos = Math.max(seenNanos, receivedNanos);
    long by = lower > most ? lower - most : upper < least ? upper - least : 0;
    if (Math.abs(by) > STEP_NANOS) {
      stepped(Duration.ofNanos(by));
      anchor(lower, upper, receivedNanos);
    } else if (by == 0) {
      least = Math.max(least, lower);
      most = Math.min(most, upper);
    }
  }

  /** The last step that was found. */
  public synchronized Optional<Step> lastStep() {
    return last;
  }

  /** True if no step was found for so long. */
  public boolean isSteadyFor(Duration time) {
    return lastStep().filter(step -> ticker.nanos() - step.seenNanos() < time.toNanos()).isEmpty();
  }

  private void anchor(long lower, long upper, long nanos) {
    least = lower;
    most = upper;
    seenNanos = nanos;
  }

  private void stepped(Duration by) {
    last = Optional.of(new Step(by, ticker.nanos()));
    LOG.error(
        "CLOCK STEP: the clock of Redis went {} by {} ms against the monotonic clock of this host;"
            + " openings wait for a whole window, closes go on",
        by.isNegative() ? "back" : "forward",
        by.abs().toMillis());
  }
}
