package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.history.port.out.PendingEntries;
import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is pending in memory; it was delivered once, when its owner last read. */
public final class InMemoryPendingEntries implements PendingEntries {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryPendingEntries(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<List<PendingEntry>> page(EntryId after) {
    return store.groupExists
        ? Optional.of(
            store.pending.tailMap(after, false).keySet().stream()
                .limit(PAGE)
                .map(this::entry)
                .toList())
        : Optional.empty();
  }

  private PendingEntry entry(EntryId id) {
    return new PendingEntry(
        id,
        store.pending.get(id).text(),
        Duration.between(store.lastRead.get(store.pending.get(id)), store.clock.instant()),
        1,
        store.stream.containsKey(id) ? PendingEntry.Body.HERE : PendingEntry.Body.GONE);
  }
}
