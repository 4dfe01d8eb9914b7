package io.quantum.pipeline.application.publish;

import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The store's clock without a question for every intent: asked once a second, and carried on by the
 * monotonic clock in between. Good for the rule of 60 s ahead, not for leases.
 *
 * <p><b>Threads</b>: safe.
 */
final class StoreClock {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Supplier<Instant> store;
  private final Ticker ticker;
  private Instant asked = Instant.MIN;
  private long askedNanos;

  StoreClock(Supplier<Instant> store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  /** The time now; fails as asking the store does. */
  synchronized Instant now() {
    long nanos = ticker.nanos();
    if (asked.equals(Instant.MIN) || nanos - askedNanos >= FRESH_NANOS) {
      asked = store.get();
      askedNanos = nanos;
    }
    return asked.plusNanos(nanos - askedNanos);
  }
}
