package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironment;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.UnitName;
import java.util.List;

/** A service manager that says what a test wants. */
public final class InMemoryManagerEnvironment implements ManagerEnvironment {
  private final ManagerReading reading;
  private final ManagerReading files;

  /** With this answer, and files that set nothing. */
  public InMemoryManagerEnvironment(ManagerReading reading) {
    this(reading, reading.fold(known -> new ManagerReading.Known(List.of()), unknown -> unknown));
  }

  /** With these answers. */
  public InMemoryManagerEnvironment(ManagerReading reading, ManagerReading files) {
    this.reading = reading;
    this.files = files;
  }

  @Override
  public ManagerReading ofFiles(UnitName unit) {
    return files;
  }

  @Override
  public ManagerReading read() {
    return reading;
  }
}
