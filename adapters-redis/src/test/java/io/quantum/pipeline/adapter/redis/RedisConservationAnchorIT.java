package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.control.port.out.ConservationAnchorContract;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what stands there afterwards. */
final class RedisConservationAnchorIT implements ConservationAnchorContract {
  private static final String ANCHOR = "quantum:exec:anchor";

  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Test
  void recordsWhoAcceptedWhat() {
    RedisWorld world = counted("filled", 3);

    assertThat(world.anchor().accept(-3, NOTE)).isEqualTo(new AcceptanceOutcome.Accepted(-3, -3));

    assertThat(world.server.commands().hgetall(ANCHOR))
        .containsEntry("offset", "-3")
        .containsEntry("accepted", "-3");
    assertThat(
            world
                .server
                .commands()
                .xrange("quantum:stream:execution.audit", Range.unbounded())
                .get(0)
                .getBody())
        .containsEntry("act", "accept")
        .containsEntry("difference", "-3")
        .containsEntry("by", "ann")
        .containsEntry("reason", "acknowledged by hand");
  }

  @Test
  void forgetsWhatWasAcceptedWhenALostGroupBeginsAnew() {
    RedisWorld world = counted("filled", 3);
    world.anchor().accept(-3, NOTE);
    world.server.commands().xgroupDestroy(world.keys.intentsName, world.keys.groupName);

    world.inbox().open(LedgerMark.NOTHING_SEEN);

    assertThat(world.server.commands().hget(ANCHOR, "accepted")).isNull();
    assertThat(
            Conservation.of(world.snapshot())
                .<Boolean>fold(Conservation.Checked::isEqual, unknown -> false))
        .isTrue();
  }

  // Somebody counts outcomes that no entry had.
  private static RedisWorld counted(String outcome, long entries) {
    RedisWorld world = new RedisWorld();
    world.inbox().open(LedgerMark.NOTHING_SEEN);
    world.server.commands().hincrby("quantum:exec:ledger", outcome, entries);
    return world;
  }
}
