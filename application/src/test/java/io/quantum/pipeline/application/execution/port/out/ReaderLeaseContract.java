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

    assertThat(fence(first)).map(FencingToken::epoch).contains(1L);
    assertThat(second.<Boolean>fold(g -> false, o -> o.holder().text().equals("a"))).isTrue();
  }

  @Test
  default void givesTheSameTermToTheSameToken() {
    ReaderLease lease = world().lease();

    assertThat(fence(lease.take(new ConsumerName("a"), "ta")))
        .isEqualTo(fence(lease.take(new ConsumerName("a"), "ta")));
  }

  @Test
  default void raisesTheEpochAndNamesThePredecessorOnAChange() {
    PipelineWorld world = world();
    ReaderLease lease = world.lease();
    FencingToken first = fence(lease.take(new ConsumerName("a"), "ta")).orElseThrow();
    lease.release(first);
    world.pass(Duration.ofMillis(5));

    LeaseDecision second = lease.take(new ConsumerName("b"), "tb");

    assertThat(fence(second)).map(FencingToken::epoch).contains(2L);
    assertThat(second.<Optional<ConsumerName>>fold(g -> g.predecessor(), o -> Optional.empty()))
        .contains(new ConsumerName("a"));
    assertThat(lease.renew(first)).isFalse();
  }

  @Test
  default void renewsOnlyForTheHolder() {
    ReaderLease lease = world().lease();
    FencingToken fence = fence(lease.take(new ConsumerName("a"), "ta")).orElseThrow();

    assertThat(lease.renew(fence)).isTrue();
    assertThat(lease.renew(new FencingToken(fence.owner(), "other", fence.epoch()))).isFalse();
  }

  private static Optional<FencingToken> fence(LeaseDecision decision) {
    return decision.fold(granted -> Optional.of(granted.fence()), occupied -> Optional.empty());
  }
}
