package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The reader's lease in memory. */
public final class InMemoryReaderLease implements ReaderLease {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryReaderLease(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public LeaseDecision take(ConsumerName me, String token) {
    Instant now = store.clock.instant();
    boolean mine = store.lease.filter(fence -> fence.token().equals(token)).isPresent();
    boolean over = !store.leaseUntil.isAfter(now);
    if (!mine && !over) {
      return new LeaseDecision.Occupied(
          store.lease.orElseThrow().owner(), Duration.between(now, store.leaseUntil));
    }
    Optional<ConsumerName> predecessor = store.lease.map(FencingToken::owner);
    if (!mine || over) {
      store.lease = Optional.of(new FencingToken(me, token, ++store.epoch));
    }
    store.leaseUntil = now.plus(TERM);
    return new LeaseDecision.Granted(store.lease.get(), predecessor);
  }

  @Override
  public boolean renew(FencingToken fence) {
    if (!store.holds(fence)) {
      return false;
    }
    store.leaseUntil = store.clock.instant().plus(TERM);
    return true;
  }

  @Override
  public void release(FencingToken fence) {
    if (store.holds(fence)) {
      store.leaseUntil = store.clock.instant();
    }
  }
}
