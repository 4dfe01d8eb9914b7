package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Optional;

/** Trims the stream in memory; there is one group. */
public final class InMemoryStreamRetention implements StreamRetention {
  private static final String GROUP = "quantum:group:execution:trade.intent";

  private final InMemoryStore store;
  private final long most;

  /** In a world, keeping so many entries. */
  public InMemoryStreamRetention(InMemoryStore store, long most) {
    this.store = store;
    this.most = most;
  }

  @Override
  public Trimmed trim() {
    if (store.stream.size() <= most) {
      return new Trimmed(0, store.stream.size(), Optional.empty());
    }
    Optional<EntryId> oldest =
        store.pending.keySet().stream().filter(store.stream::containsKey).findFirst();
    int before = store.stream.size();
    if (oldest.isPresent()) {
      store.stream.headMap(oldest.get(), false).clear();
    } else {
      store.stream.headMap(store.cursor, true).clear();
    }
    int left = store.stream.size();
    boolean held = left > most && left == before;
    return new Trimmed(before - left, left, held ? Optional.of(GROUP) : Optional.empty());
  }
}
