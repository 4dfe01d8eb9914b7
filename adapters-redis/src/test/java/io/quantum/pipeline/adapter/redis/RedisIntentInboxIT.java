package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.port.out.GroupOpening;
import io.quantum.pipeline.application.port.out.IntentInboxContract;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.intent.Intents;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what can happen to a group there. */
final class RedisIntentInboxIT implements IntentInboxContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Test
  void healsAGroupThatWasLostBeforeAnythingWasSettled() {
    RedisWorld world = new RedisWorld();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.readNew(1);
    world.server.commands().xgroupDestroy(world.keys.intentsName, world.keys.groupName);

    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.HEALED);
    assertThat(world.readNew(10)).hasSize(1);
    assertThat(Conservation.of(world.picture())).isEqualTo(new Conservation.Checked(1, 1, 0, 0));
  }

  @Test
  void adoptsAGroupWhoseCountTheServerHasLost() {
    RedisWorld world = new RedisWorld();
    world.publish(Intents.buy("AAAUSDT"));
    String second = world.publish(Intents.buy("BBBUSDT")).toString();
    world.publish(Intents.buy("CCCUSDT"));
    world
        .server
        .commands()
        .xgroupCreate(
            io.lettuce.core.XReadArgs.StreamOffset.from(world.keys.intentsName, second),
            world.keys.groupName);

    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.ADOPTED);
    assertThat(world.readNew(10)).hasSize(1);
    assertThat(Conservation.of(world.picture())).isEqualTo(new Conservation.Checked(3, 1, 2, 0));
  }

  @Test
  void restoresACountThatFellOverARestart() {
    RedisWorld world = new RedisWorld();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.readNew(1);
    // What Redis 7.0 does when it starts again from its append-only file.
    String cursor =
        world
            .picture()
            .intents()
            .group()
            .<String>fold(
                group -> group.lastDelivered().toString(),
                absent -> PipelineWorld.fail("the group is gone"));
    world.server.commands().hset("quantum:exec:anchor", "run_id", "of-the-life-before");
    setEntriesRead(world, cursor, 0);

    world.inbox().open(LedgerMark.NOTHING_SEEN);

    assertThat(Conservation.of(world.picture())).isEqualTo(new Conservation.Checked(1, 1, 0, 0));
  }

  private static void setEntriesRead(RedisWorld world, String cursor, int entriesRead) {
    world
        .server
        .commands()
        .eval(
            "return redis.call('XGROUP', 'SETID', KEYS[1], ARGV[1], ARGV[2], 'ENTRIESREAD', ARGV[3])",
            io.lettuce.core.ScriptOutputType.STATUS,
            new String[] {world.keys.intentsName},
            world.keys.groupName,
            cursor,
            Integer.toString(entriesRead));
  }
}
