package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.monitor.port.out.ServerFacts;
import io.quantum.pipeline.domain.backlog.ServerReading;
import java.util.function.Supplier;

/** A server that says what a test wants. */
public final class InMemoryServerFacts implements ServerFacts {
  private final Supplier<ServerReading> readings;

  /** With these answers. */
  public InMemoryServerFacts(Supplier<ServerReading> readings) {
    this.readings = readings;
  }

  @Override
  public ServerReading read() {
    return readings.get();
  }
}
