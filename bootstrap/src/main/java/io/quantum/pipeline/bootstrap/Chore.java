package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something to do every so often. A failure of Redis is told once, and the chore is tried again
 * when it is due again. Not thread-safe.
 */
final class Chore {
  private static final Logger LOG = LoggerFactory.getLogger(Chore.class);

  private final String name;
  private final long everyNanos;
  private final Runnable task;
  private final Ticker ticker;
  private long doneNanos;
  private boolean failing;

  Chore(String name, Duration every, Runnable task, Ticker ticker) {
    this.name = name;
    this.everyNanos = every.toNanos();
    this.task = task;
    this.ticker = ticker;
    this.doneNanos = ticker.nanos() - everyNanos;
  }

  void doIfDue() {
    if (ticker.nanos() - doneNanos < everyNanos) {
      return;
    }
    doneNanos = ticker.nanos();
    try {
      task.run();
      failing = false;
    } catch (AdapterFailure failure) {
      if (!failing) {
        LOG.warn("HOUSEKEEPING: {} waits for Redis reason={}", name, failure.getMessage());
        failing = true;
      }
    }
  }
}
