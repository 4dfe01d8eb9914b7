package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The letters of a world in memory; a letter has the id of its entry. */
public final class InMemoryDeadLetterQueue implements DeadLetterQueue {
  private final InMemoryStore store;
  private final InMemoryIntentOutbox outbox;

  /** In a world. */
  public InMemoryDeadLetterQueue(InMemoryStore store, InMemoryIntentOutbox outbox) {
    this.store = store;
    this.outbox = outbox;
  }

  @Override
  public PipelineNames names() {
    return new PipelineNames("memory", "letters", "group", "results");
  }

  @Override
  public Instant now() {
    return store.clock.instant();
  }

  @Override
  public Optional<EntryId> newest() {
    return store.deadLetters.keySet().stream().max(EntryId::compareTo);
  }

  @Override
  public List<DeadLetterEntry> page(EntryId after, EntryId upTo, int most) {
    return new TreeMap<>(store.deadLetters)
        .subMap(after, false, upTo, true).keySet().stream().limit(most).map(this::letter).toList();
  }

  @Override
  public Optional<DeadLetterEntry> read(EntryId letter) {
    return Optional.of(letter).filter(store.deadLetters::containsKey).map(this::letter);
  }

  @Override
  public Optional<PublishOutcome> replay(DeadLetterEntry letter, OutgoingIntent intent) {
    if (!store.deadLetters.containsKey(letter.id())) {
      return Optional.empty();
    }
    PublishOutcome outcome = outbox.publish(intent, letter.why().entryId());
    if (outcome.<Boolean>fold(
        published -> true, already -> true, conflict -> false, full -> false)) {
      discard(letter.id());
    }
    return Optional.of(outcome);
  }

  @Override
  public boolean discard(EntryId letter) {
    return store.deadLetters.remove(letter) != null;
  }

  private DeadLetterEntry letter(EntryId id) {
    DeadLetter letter = store.deadLetters.get(id);
    Delivery entry = store.stream.get(id);
    return new DeadLetterEntry(
        id,
        new DeadLetterEntry.Why(
            letter.code(),
            letter.remarks(),
            Optional.of(id),
            OptionalLong.of(letter.attempts()),
            OptionalLong.empty()),
        new DeadLetterEntry.Original(
            letter.source(),
            entry.eventType(),
            entry.place(),
            entry.payload().orElse(new byte[0]),
            List.of()));
  }
}
