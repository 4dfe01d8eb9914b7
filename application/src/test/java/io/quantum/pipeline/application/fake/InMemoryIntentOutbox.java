package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.execution.BodyHash;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The publish step in memory. */
public final class InMemoryIntentOutbox implements IntentOutbox {
  private final InMemoryStore store;
  private final long hardLimit;
  private final Map<ClientOrderId, Written> written = new HashMap<>();

  private record Written(EntryId entryId, BodyHash bodyHash) {}

  /** In a world, up to a number of entries. */
  public InMemoryIntentOutbox(InMemoryStore store, long hardLimit) {
    this.store = store;
    this.hardLimit = hardLimit;
  }

  @Override
  public Sending send(List<OutgoingIntent> intents) {
    List<PublishOutcome> outcomes =
        intents.stream().map(intent -> publish(intent, Optional.empty())).toList();
    return () -> outcomes;
  }

  /** Writes one; for the entry that comes again it does not count that it was written. */
  PublishOutcome publish(OutgoingIntent intent, Optional<EntryId> again) {
    Written before = written.get(intent.identity().clientOrderId());
    if (before != null && !again.equals(Optional.of(before.entryId()))) {
      return before.bodyHash().equals(intent.identity().bodyHash())
          ? new PublishOutcome.Already(before.entryId())
          : new PublishOutcome.Conflict(before.entryId());
    }
    if (store.stream.size() >= hardLimit) {
      return new PublishOutcome.BacklogFull(store.stream.size(), hardLimit);
    }
    EntryId id =
        store.append(
            Optional.of(IntentContract.EVENT_TYPE),
            Optional.of(intent.payload()),
            intent.source().text());
    written.put(intent.identity().clientOrderId(), new Written(id, intent.identity().bodyHash()));
    store.published.put(intent.identity().clientOrderId(), id);
    return new PublishOutcome.Published(id);
  }

  @Override
  public Instant now() {
    return store.clock.instant();
  }
}
