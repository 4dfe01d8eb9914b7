package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.application.execution.port.out.PendingMark;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;

/** Counts nothing, because nothing is ever found pending. */
final class NoAttempts implements RecoveryAttempts {
  @Override
  public List<PendingMark> look(List<EntryId> pending) {
    return List.of();
  }

  @Override
  public void begin(List<EntryId> entries) {
    throw new IllegalStateException("nothing is pending: " + entries);
  }

  @Override
  public void forget(List<EntryId> entries) {
    throw new IllegalStateException("nothing is pending: " + entries);
  }
}
