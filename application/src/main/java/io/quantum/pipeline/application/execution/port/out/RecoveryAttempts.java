package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;

/**
 * Counts, across processes, how often deciding an entry was begun and did not end: the entry that
 * ends every process is found by it, and only that one.
 *
 * <p>The server's own delivery counter is no use: looking at pending entries raises it. An entry's
 * count vanishes in the step that settles or claims it. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * AdapterFailure}. <b>Source</b>: docs/reference/delivery.md#attempts.
 */
public interface RecoveryAttempts {

  /** What is known of pending entries, in their order. Changes nothing. */
  List<PendingMark> look(List<EntryId> pending);

  /** Counts one attempt for each entry; repeated after a lost reply it counts once too often. */
  void begin(List<EntryId> entries);

  /** The entries have been decided to wait: their attempts ended well. May be repeated. */
  void forget(List<EntryId> entries);
}
