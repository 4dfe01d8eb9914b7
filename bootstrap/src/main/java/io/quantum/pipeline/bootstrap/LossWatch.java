package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.backlog.MissedEntries;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices intents that somebody trimmed before they were read, which no later snapshot shows as
 * such, and keeps the service degraded for an hour.
 *
 * <p>One thread looks, any may ask. Source: docs/reference/service.md#health.
 */
final class LossWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LossWatch.class);
  private static final long REMEMBERED_NANOS = Duration.ofHours(1).toNanos();

  private final ReadPipeline pipeline;
  private final HealthConditions concerns;
  private final Ticker ticker;
  private OptionalLong known = OptionalLong.empty();
  private OptionalLong doubted = OptionalLong.empty();
  private volatile OptionalLong confirmed = OptionalLong.empty();
  private long lostNanos;
  private long lostLately;

  LossWatch(ReadPipeline pipeline, HealthConditions concerns, Ticker ticker) {
    this.pipeline = pipeline;
    this.concerns = concerns;
    this.ticker = ticker;
  }

  /** Entries lost ever, as two looks in a row have seen it; empty until there were two. */
  OptionalLong confirmed() {
    return confirmed;
  }

  void look() {
    OptionalLong now =
        pipeline
            .read()
            .fold(taken -> MissedEntries.of(taken.snapshot()), unreadable -> OptionalLong.empty());
    if (lostLately > 0 && ticker.nanos() - lostNanos >= REMEMBERED_NANOS) {
      lostLately = 0;
    }
    if (now.isPresent()) {
      compare(now.getAsLong());
    }
    concerns.set(
        "lost",
        lostLately == 0
            ? Optional.empty()
            : Optional.of(lostLately + " intents were trimmed before they were read"));
  }

  // After a restart Redis 7.0 has forgotten what was read until the reader restores the count: what
  // is missing counts only if it is still missing at the second look.
  private void compare(long now) {
    if (known.isEmpty() || now < known.getAsLong()) {
      known = OptionalLong.of(now);
    }
    long lost = Math.min(now, doubted.orElse(0)) - known.getAsLong();
    if (lost > 0) {
      lostLately += lost;
      lostNanos = ticker.nanos();
      known = OptionalLong.of(known.getAsLong() + lost);
      LOG.error("LOST: intents were trimmed before they were read count={}", lost);
    }
    if (doubted.isPresent()) {
      confirmed = OptionalLong.of(Math.min(now, doubted.getAsLong()));
    }
    doubted = OptionalLong.of(now);
  }
}
