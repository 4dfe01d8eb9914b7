package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.in.LookupLanes;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Four threads that ask the venue what became of orders: a slow venue holds up neither the signs of
 * life nor the orders that are about to be sent.
 *
 * <p>Thread-safe. Source: docs/reference/resolving.md#look-ups.
 */
final class LookupThreads implements LookupLanes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LookupThreads.class);
  private static final int THREADS = 4;
  private static final Duration FINISH_LIMIT = Duration.ofSeconds(2);

  private final Consumer<Throwable> onDefect;
  private final ExecutorService threads;

  LookupThreads(Consumer<Throwable> onDefect) {
    this.onDefect = onDefect;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS, task -> new Thread(task, "lookup-" + number.incrementAndGet()));
  }

  @Override
  public void start(Runnable question) {
    try {
      threads.execute(
          () -> {
            try {
              question.run();
            } catch (RuntimeException | Error defect) {
              onDefect.accept(defect);
            }
          });
    } catch (RejectedExecutionException stopped) {
      LOG.debug("no order is looked up any more");
    }
  }

  /** Gives up what is being asked: the next start, or another instance, asks again. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(FINISH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("STOP: the venue is still being asked about orders; another start asks again");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
