package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.ReaderTerm;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The reader's seat in memory. */
public final class InMemoryReaderLease implements ReaderLease {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryReaderLease(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public LeaseDecision take(ConsumerName me, String token) {
    Instant now = store.clock.instant();
    boolean mine = store.seat.filter(term -> term.token().equals(token)).isPresent();
    boolean over = !store.seatUntil.isAfter(now);
    if (!mine && !over) {
      return new LeaseDecision.Occupied(
          store.seat.orElseThrow().owner(), Duration.between(now, store.seatUntil));
    }
    Optional<ConsumerName> predecessor = store.seat.map(ReaderTerm::owner);
    if (!mine || over) {
      store.seat = Optional.of(new ReaderTerm(me, token, ++store.epoch));
    }
    store.seatUntil = now.plus(TERM);
    return new LeaseDecision.Granted(store.seat.get(), predecessor);
  }

  @Override
  public boolean renew(ReaderTerm term) {
    if (!store.holds(term)) {
      return false;
    }
    store.seatUntil = store.clock.instant().plus(TERM);
    return true;
  }

  @Override
  public void release(ReaderTerm term) {
    if (store.holds(term)) {
      store.seatUntil = store.clock.instant();
    }
  }
}
