package io.quantum.pipeline.application.execution.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every reader lease does. */
public interface ReaderLeaseContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void seatsOneReaderAtATime() {
    ReaderLease lease = world().lease();

    LeaseDecision first = lease.take(new ConsumerName("a"), "ta");
    LeaseDecision second = lease.take(new ConsumerName("b"), "tb");

    assertThat(term(first)).map(ReaderTerm::epoch).contains(1L);
    assertThat(second.<Boolean>fold(g -> false, o -> o.holder().text().equals("a"))).isTrue();
  }

  @Test
  default void givesTheSameTermToTheSameToken() {
    ReaderLease lease = world().lease();

    assertThat(term(lease.take(new ConsumerName("a"), "ta")))
        .isEqualTo(term(lease.take(new ConsumerName("a"), "ta")));
  }

  @Test
  default void raisesTheEpochAndNamesThePredecessorOnAChange() {
    PipelineWorld world = world();
    ReaderLease lease = world.lease();
    ReaderTerm first = term(lease.take(new ConsumerName("a"), "ta")).orElseThrow();
    lease.release(first);
    world.pass(Duration.ofMillis(5));

    LeaseDecision second = lease.take(new ConsumerName("b"), "tb");

    assertThat(term(second)).map(ReaderTerm::epoch).contains(2L);
    assertThat(second.<Optional<ConsumerName>>fold(g -> g.predecessor(), o -> Optional.empty()))
        .contains(new ConsumerName("a"));
    assertThat(lease.renew(first)).isFalse();
  }

  @Test
  default void renewsOnlyForTheHolder() {
    ReaderLease lease = world().lease();
    ReaderTerm term = term(lease.take(new ConsumerName("a"), "ta")).orElseThrow();

    assertThat(lease.renew(term)).isTrue();
    assertThat(lease.renew(new ReaderTerm(term.owner(), "other", term.epoch()))).isFalse();
  }

  private static Optional<ReaderTerm> term(LeaseDecision decision) {
    return decision.fold(granted -> Optional.of(granted.term()), occupied -> Optional.empty());
  }
}
