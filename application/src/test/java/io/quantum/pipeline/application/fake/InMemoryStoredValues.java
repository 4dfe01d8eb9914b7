package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.StoredValues;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Values that a test says cannot be read. */
public final class InMemoryStoredValues implements StoredValues {
  private final List<Unreadable> planted = new CopyOnWriteArrayList<>();

  /** Somebody writes a value that is none. */
  public void plant(Unreadable value) {
    planted.add(value);
  }

  @Override
  public List<Unreadable> unreadable() {
    return List.copyOf(planted);
  }
}
