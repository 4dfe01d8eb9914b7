package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.InstanceSign;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Instant;

/** Signs of presence in memory. */
public final class InMemoryInstanceSign implements InstanceSign {
  private final InMemoryStore store;

  /** A sign that is up. */
  record Sign(String token, Instant until, int openingLimit) {}

  /** In a world. */
  public InMemoryInstanceSign(InMemoryStore store) {
    this.store = store;
  }

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
