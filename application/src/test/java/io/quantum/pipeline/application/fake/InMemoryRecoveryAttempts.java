package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.PendingMark;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;

/** Attempts in memory. */
public final class InMemoryRecoveryAttempts implements RecoveryAttempts {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryRecoveryAttempts(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public List<PendingMark> look(List<EntryId> pending) {
    return pending.stream()
        .map(
            id ->
                store.claimed.containsKey(id)
                    ? new PendingMark(0, true)
                    : new PendingMark(store.attempts.getOrDefault(id, 0), false))
        .toList();
  }

  @Override
  public void begin(List<EntryId> entries) {
    entries.forEach(id -> store.attempts.merge(id, 1, Integer::sum));
  }

  @Override
  public void forget(List<EntryId> entries) {
    entries.forEach(store.attempts::remove);
  }
}
