package io.quantum.pipeline.application.doctor.port.out;

import io.quantum.pipeline.domain.host.JournalReading;

/**
 * Whether the journal of this host can be read by whoever asks.
 *
 * <p>Changes nothing; blocks for some seconds at most. <b>Threads</b>: safe. <b>Errors</b>: none;
 * what cannot be asked is {@link JournalReading.Unknown}. <b>Source</b>:
 * docs/reference/service.md#journal-rights.
 */
public interface JournalAccess {

  /** Tries to read its newest entry. */
  JournalReading tryOut();
}
