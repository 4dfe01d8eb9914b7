package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.in.EndedOrder;
import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.in.OrderLanes;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Eight threads that send orders. A lane keeps an order until its end is recorded, so an outage of
 * Redis fills the lanes and no further order is claimed.
 *
 * <p>Thread-safe. Source: docs/reference/atomic-steps.md#lanes.
 */
final class ThreadedLanes implements OrderLanes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadedLanes.class);
  private static final int LANES = 8;
  private static final Duration FINISH_LIMIT = Duration.ofSeconds(10);

  private final ExecuteOrder orders;
  private final StopSignal stop;
  private final Consumer<Throwable> onDefect;
  private final Complaint complaint;
  private final AtomicInteger busy = new AtomicInteger();
  private final ConcurrentLinkedQueue<EndedOrder> ended = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads;

  ThreadedLanes(
      ExecuteOrder orders, StopSignal stop, Consumer<Throwable> onDefect, Complaint complaint) {
    this.orders = orders;
    this.stop = stop;
    this.onDefect = onDefect;
    this.complaint = complaint;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            LANES, task -> new Thread(task, "order-lane-" + number.incrementAndGet()));
  }

  @Override
  public int free() {
    return LANES - busy.get();
  }

  @Override
  public int busy() {
    return busy.get();
  }

  @Override
  public void start(ClaimedOrder order, long claimSentNanos) {
    busy.incrementAndGet();
    threads.execute(
        () -> {
          try {
            run(order, claimSentNanos);
          } catch (RuntimeException | Error defect) {
            onDefect.accept(defect);
          } finally {
            busy.decrementAndGet();
          }
        });
  }

  @Override
  public List<EndedOrder> ended() {
    List<EndedOrder> news = new ArrayList<>();
    for (EndedOrder order = ended.poll(); order != null; order = ended.poll()) {
      news.add(order);
    }
    return news;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(FINISH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("STOP: orders still under way are left to the next start");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(ClaimedOrder order, long claimSentNanos) {
    Optional<ExecutionResult> result = orders.send(order, claimSentNanos);
    boolean returned = false;
    if (result.isPresent()) {
      record(order, result.get());
      returned = !result.get().ending().admitted();
    }
    ended.add(new EndedOrder(order.order().terms().symbol(), returned));
  }

  // The end of an order is known: it is recorded as soon as Redis is back, however long that takes.
  // Where nothing may go on, the next start looks the order up.
  private void record(ClaimedOrder order, ExecutionResult result) {
    BackOff backOff = new BackOff();
    while (true) {
      try {
        orders.record(order, result);
        return;
      } catch (AdapterFailure failure) {
        boolean hopeless = failure.remedy() == Remedy.STOP;
        if (complaint.isDue(failure.getMessage())) {
          LOG.warn(
              "ORDER WAITS: its end cannot be recorded client_order_id={} reason={}",
              order.order().clientOrderId(),
              failure.getMessage());
        }
        if (hopeless || stop.awaits(backOff.next())) {
          LOG.warn(
              "ORDER NOT RECORDED: the next start looks it up client_order_id={} reason={}",
              order.order().clientOrderId(),
              failure.getMessage());
          if (hopeless) {
            throw new StartRefused(ExitCode.REDIS_UNUSABLE, failure.getMessage());
          }
          return;
        }
      }
    }
  }
}
