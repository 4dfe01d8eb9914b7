package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of an order whose end cannot be recorded. */
final class ThreadedLanesTest {
  private final StopSignal stop = new StopSignal();
  private final AtomicReference<Throwable> defect = new AtomicReference<>();
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void endsTheProcessWhereNothingMayGoOn() {
    try (ThreadedLanes lanes = lanes(Remedy.STOP, Integer.MAX_VALUE)) {
      lanes.start(order(), System.nanoTime());

      await().until(() -> defect.get() != null);
      assertThat(defect.get()).isInstanceOf(StartRefused.class).hasMessage("it failed");
      assertThat(tries).hasValue(1);
    } finally {
      stop.set();
    }
  }

  @Test
  void triesAgainUntilAnOperatorHasMendedIt() {
    try (ThreadedLanes lanes = lanes(Remedy.OPERATOR, 2)) {
      lanes.start(order(), System.nanoTime());

      await().until(() -> !lanes.ended().isEmpty());
      assertThat(tries).hasValue(3);
      assertThat(defect).hasValue(null);
    } finally {
      stop.set();
    }
  }

  private ThreadedLanes lanes(Remedy remedy, int failures) {
    ExecuteOrder orders =
        new ExecuteOrder() {
          @Override
          public Optional<ExecutionResult> send(ClaimedOrder order, long claimSentNanos) {
            return Optional.of(
                new ExecutionResult(
                    order.order(), Orders.filled(), Instant.EPOCH, new ConsumerName("one")));
          }

          @Override
          public boolean record(ClaimedOrder order, ExecutionResult result) {
            if (tries.incrementAndGet() <= failures) {
              throw new AdapterFailure(remedy, "it failed", null);
            }
            return true;
          }
        };
    return new ThreadedLanes(orders, stop, defect::set, new Complaint(System::nanoTime));
  }

  private static ClaimedOrder order() {
    return Orders.claimed(Intents.buy("BTCUSDT"));
  }
}
