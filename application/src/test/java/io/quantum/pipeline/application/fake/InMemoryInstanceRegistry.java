package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who takes part, in memory. */
public final class InMemoryInstanceRegistry implements InstanceRegistry {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryInstanceRegistry(InMemoryStore store) {
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

  /** A sign that is up. */
  record Sign(String token, Instant until, int openingLimit) {}

  @Override
  public boolean announce(ConsumerName me, String token, int openingLimit) {
    Sign up = store.signs.get(me);
    if (up != null && !up.token().equals(token) && up.until().isAfter(store.clock.instant())) {
      return false;
    }
    store.signs.put(me, new Sign(token, store.clock.instant().plus(TERM), openingLimit));
    store.ours.add(me);
    return true;
  }

  @Override
  public void withdraw(ConsumerName me, String token) {
    store.signs.values().removeIf(sign -> sign.token().equals(token));
  }
}
