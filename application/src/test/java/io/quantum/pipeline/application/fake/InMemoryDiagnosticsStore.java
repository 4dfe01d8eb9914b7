package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.control.port.out.DiagnosticsStore;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A wish for diagnostics, in memory. */
public final class InMemoryDiagnosticsStore implements DiagnosticsStore {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryDiagnosticsStore(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public DiagnosticsChange on(Lasting lasting, OperatorNote note) {
    Instant until = store.clock.instant().plus(lasting.time());
    return change(until, Optional.of(until));
  }

  @Override
  public DiagnosticsChange off(OperatorNote note) {
    return change(Instant.MIN, Optional.empty());
  }

  @Override
  public Optional<Duration> left() {
    return store.diagnosticsLeft();
  }

  private DiagnosticsChange change(Instant end, Optional<Instant> until) {
    Optional<Instant> before = left().map(store.clock.instant()::plus);
    store.diagnosticsUntil = end;
    return new DiagnosticsChange(before, until);
  }
}
