package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.port.out.InstancePresence;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Signs of presence in memory. */
public final class InMemoryInstancePresence implements InstancePresence {
  private final Clock clock;
  private final Map<ConsumerName, Sign> signs = new HashMap<>();

  private record Sign(String token, Instant until) {}

  /** On a clock. */
  public InMemoryInstancePresence(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean announce(ConsumerName me, String token) {
    Sign up = signs.get(me);
    if (up != null && !up.token().equals(token) && up.until().isAfter(clock.instant())) {
      return false;
    }
    signs.put(me, new Sign(token, clock.instant().plus(TERM)));
    return true;
  }

  @Override
  public void withdraw(ConsumerName me, String token) {
    signs.values().removeIf(sign -> sign.token().equals(token));
  }
}
