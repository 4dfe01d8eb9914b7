package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.SlidingWindow;
import io.quantum.pipeline.domain.admission.WindowDecision;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one decision of the domain's window costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SlidingWindowBenchmark {
  private final OrderRate rate = new OrderRate(5, Duration.ofSeconds(60));
  private final ClientOrderId order = new ClientOrderId("qo2otatv2n57liprvbkcrynp6");
  private final SlidingWindow window = new SlidingWindow();
  private long now;

  /** Claims and completes one order a second, so that most claims find the window full. */
  @Benchmark
  public WindowDecision claimAndComplete() {
    now += 1_000;
    WindowDecision decision = window.claim(order, rate, now);
    window.complete(order, now);
    return decision;
  }
}
