package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that a test moves by hand: the time of day and the monotonic clock together. */
public final class MutableClock extends Clock implements Ticker {
  private Instant now;

  /** Starting at an instant. */
  public MutableClock(Instant start) {
    now = start;
  }

  /** Moves on. */
  public void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
