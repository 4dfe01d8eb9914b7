package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.port.out.ManagerEnvironment;
import io.quantum.pipeline.domain.host.ManagerReading;

/** A service manager that says what a test wants. */
public final class InMemoryManagerEnvironment implements ManagerEnvironment {
  private final ManagerReading reading;

  /** With this answer. */
  public InMemoryManagerEnvironment(ManagerReading reading) {
    this.reading = reading;
  }

  @Override
  public ManagerReading read() {
    return reading;
  }
}
