package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.ReaderLeaseContract;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what becomes of the lease when its clock steps. */
final class RedisReaderLeaseIT implements ReaderLeaseContract {
  private static final String LEASE = "quantum:exec:reader";
  private static final ConsumerName A = new ConsumerName("a");
  private static final ConsumerName B = new ConsumerName("b");

  private long nanos;

  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  // An end that has passed, as a clock that went forward shows it, is an end that moved back.
  @Test
  void isNotTakenBeforeTheTermIsOverByTheClockOfWhoWaits() {
    RedisWorld world = new RedisWorld();
    ReaderLease holder = world.lease();
    ReaderLease standby = new RedisReaderLease(world.connections, world.keys, () -> nanos);
    long now = world.connections.now().toEpochMilli();
    granted(holder.take(A, "ta"));
    world.server.commands().hset(LEASE, "until", Long.toString(now + 500));
    assertThat(standby.take(B, "tb")).isInstanceOf(LeaseDecision.Occupied.class);

    world.pass(Duration.ofMillis(600));
    assertThat(standby.take(B, "tb2")).isInstanceOf(LeaseDecision.Occupied.class);

    nanos += Duration.ofMillis(501).toNanos();
    assertThat(standby.take(B, "tb3")).isInstanceOf(LeaseDecision.Granted.class);
  }

  @Test
  void isTakenAtOnceWhenItWasGivenUp() {
    RedisWorld world = new RedisWorld();
    ReaderLease holder = world.lease();
    ReaderLease standby = new RedisReaderLease(world.connections, world.keys, () -> nanos);
    FencingToken fence = granted(holder.take(A, "ta"));
    assertThat(standby.take(B, "tb")).isInstanceOf(LeaseDecision.Occupied.class);

    holder.release(fence);
    world.pass(Duration.ofMillis(5));

    assertThat(standby.take(B, "tb2")).isInstanceOf(LeaseDecision.Granted.class);
  }

  @Test
  void isRenewedThoughItsTermIsOverAsLongAsNobodyHasTakenIt() {
    RedisWorld world = new RedisWorld();
    ReaderLease holder = world.lease();
    FencingToken fence = granted(holder.take(A, "ta"));
    world.server.commands().hset(LEASE, "until", "1");

    assertThat(holder.renew(fence)).isTrue();

    assertThat(new RedisReaderLease(world.connections, world.keys, () -> nanos).take(B, "tb"))
        .isInstanceOf(LeaseDecision.Occupied.class);
  }

  private static FencingToken granted(LeaseDecision decision) {
    return decision.fold(LeaseDecision.Granted::fence, occupied -> PipelineWorld.fail("occupied"));
  }
}
