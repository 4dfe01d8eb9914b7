package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.doctor.port.out.JournalAccess;
import io.quantum.pipeline.domain.host.JournalReading;

/** A journal that can be read as far as a test says. */
public final class InMemoryJournalAccess implements JournalAccess {
  private final JournalReading reading;

  /** With this answer. */
  public InMemoryJournalAccess(JournalReading reading) {
    this.reading = reading;
  }

  @Override
  public JournalReading tryOut() {
    return reading;
  }
}
