package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.InstanceCensus;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who takes part, in memory. */
public final class InMemoryInstanceCensus implements InstanceCensus {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryInstanceCensus(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Participants participants() {
    return new Participants(
        store.lastRead.keySet().stream()
            .filter(name -> !store.ours.contains(name) && idle(name).compareTo(ACTIVE) < 0)
            .map(ConsumerName::text)
            .toList(),
        store.signs.entrySet().stream()
            .filter(sign -> sign.getValue().until().isAfter(now()))
            .map(sign -> new Instance(sign.getKey(), sign.getValue().openingLimit()))
            .toList());
  }

  @Override
  public List<String> retire() {
    List<ConsumerName> gone =
        store.lastRead.keySet().stream()
            .filter(name -> idle(name).compareTo(LEFT_FOR_GOOD) > 0)
            .filter(name -> !store.pending.containsValue(name) && !store.signs.containsKey(name))
            .toList();
    gone.forEach(store.lastRead::remove);
    gone.forEach(store.ours::remove);
    return gone.stream().map(ConsumerName::text).toList();
  }

  private Duration idle(ConsumerName name) {
    return Duration.between(store.lastRead.get(name), now());
  }

  private Instant now() {
    return store.clock.instant();
  }
}
