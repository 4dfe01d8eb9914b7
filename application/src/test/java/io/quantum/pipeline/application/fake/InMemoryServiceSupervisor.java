package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;
import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A supervisor that remembers what it was told; it wants to hear something every 10 s. */
public final class InMemoryServiceSupervisor implements ServiceSupervisor {
  private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  private final Ticker ticker;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private long heardNanos;

  /** On a clock. */
  public InMemoryServiceSupervisor(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Everything it was told, in order. */
  public List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public void working() {
    boolean first = !told.contains("ready");
    if (first || ticker.nanos() - heardNanos >= EVERY_NANOS) {
      heardNanos = ticker.nanos();
      told.add(first ? "ready" : "alive");
    }
  }

  @Override
  public void status(String line) {
    told.add(line.replaceAll("\\p{Cntrl}", " "));
  }

  @Override
  public void stopping() {
    told.add("stopping");
  }
}
