package io.quantum.pipeline.domain.admission;

import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How old an intent may be and still be executed.
 *
 * <p>The age of an intent is the time since the earlier of two instants: when its producer made it
 * and when the server stored it. So neither a forged timestamp nor a late publish makes it younger,
 * nor an entry id from the future, which says nothing of when it was stored.
 *
 * <p><b>Shape</b>: positive durations. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/order-of-checks.md#age.
 *
 * @param opening limit for BUY and SELL
 * @param close limit for CLOSE
 */
public record AgeLimits(Duration opening, Duration close) {

  /** 600 s and 3600 s. */
  public static final AgeLimits STANDARD =
      new AgeLimits(Duration.ofSeconds(600), Duration.ofSeconds(3600));

  /** How long an identity is remembered at least after its order has ended. */
  public static final Duration MIN_MEMORY = Duration.ofDays(7);

  // Beyond the largest age: what a producer's or the server's clock can be off by.
  private static final Duration MARGIN = Duration.ofDays(1);

  /** Refuses limits that are zero or negative. */
  public AgeLimits {
    Objects.requireNonNull(opening, "opening");
    Objects.requireNonNull(close, "close");
    if (opening.isZero() || opening.isNegative() || close.isZero() || close.isNegative()) {
      throw new IllegalArgumentException(
          "age limits must be positive: %s, %s".formatted(opening, close));
    }
  }

  /** The limit for one action. */
  public Duration of(Action action) {
    return action.isOpening() ? opening : close;
  }

  /**
   * How long an identity is remembered after its order has ended: longer than any intent can be
   * executed, so the same intent never finds its order forgotten. The only place that says so.
   */
  public Duration memory() {
    Duration largest = opening.compareTo(close) > 0 ? opening : close;
    Duration needed = largest.plus(MARGIN);
    return needed.compareTo(MIN_MEMORY) > 0 ? needed : MIN_MEMORY;
  }

  /** Age of an intent now; negative if its producer's clock runs ahead. */
  public static Duration age(Instant made, EntryId stored, Instant now) {
    Instant storedAt = stored.storedAt();
    return Duration.between(made.isBefore(storedAt) ? made : storedAt, now);
  }

  /** True if the intent is older than the limit of its action. */
  public boolean isExpired(Action action, Instant made, EntryId stored, Instant now) {
    return age(made, stored, now).compareTo(of(action)) > 0;
  }
}
