package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.control.port.out.ConservationAnchor;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.util.OptionalLong;

/** The anchor in memory. */
public final class InMemoryConservationAnchor implements ConservationAnchor {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryConservationAnchor(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public AcceptanceOutcome accept(long difference, OperatorNote note) {
    if (!store.groupExists) {
      return new AcceptanceOutcome.Changed(difference, OptionalLong.empty());
    }
    long now = store.delivered - store.pending.size() - store.offset - store.ledger.total();
    if (now != difference || now == 0) {
      return new AcceptanceOutcome.Changed(difference, OptionalLong.of(now));
    }
    // It begins at 0 in memory, so all of it was accepted.
    store.offset += difference;
    return new AcceptanceOutcome.Accepted(difference, store.offset);
  }
}
