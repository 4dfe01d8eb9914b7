package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something to do every so often. A failure of Redis is told, and the chore is tried again when it
 * is due again, after 10 s at most. Not thread-safe.
 */
final class PeriodicTask {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

  private static final long AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

  private final String name;
  private final long everyNanos;
  private final Runnable task;
  private final Ticker ticker;
  private final Complaint complaint;
  private long doneNanos;
  private Optional<AdapterFailure> failure = Optional.empty();

  PeriodicTask(String name, Duration every, Runnable task, Ticker ticker) {
    this.name = name;
    this.everyNanos = every.toNanos();
    this.task = task;
    this.ticker = ticker;
    this.complaint = new Complaint(ticker);
    this.doneNanos = ticker.nanos() - everyNanos;
  }

  void doIfDue() {
    long pause = failure.isPresent() ? Math.min(everyNanos, AGAIN_NANOS) : everyNanos;
    if (ticker.nanos() - doneNanos < pause) {
      return;
    }
    doneNanos = ticker.nanos();
    try {
      task.run();
      failure = Optional.empty();
      complaint.settled();
    } catch (AdapterFailure failed) {
      if (failed.remedy() == Remedy.STOP) {
        throw new StartRefused(ExitCode.REDIS_UNUSABLE, failed.getMessage());
      }
      failure = Optional.of(failed);
      if (complaint.isDue(failed.getMessage())) {
        LOG.warn("HOUSEKEEPING: {} waits for Redis reason={}", name, failed.getMessage());
      }
    }
  }

  /** What an operator has to mend before it can be done again. */
  Optional<String> concern() {
    return failure
        .filter(failed -> failed.remedy() == Remedy.OPERATOR)
        .map(failed -> "%s waits: %s".formatted(name, failed.getMessage()));
  }
}
