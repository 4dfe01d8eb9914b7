package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.XReadArgs.StreamOffset;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.monitor.port.out.GroupRosterContract;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.GroupsReading;
import io.quantum.pipeline.domain.backlog.GroupsReading.NamedGroup;
import io.quantum.pipeline.domain.intent.Intents;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and more groups than ours. */
final class RedisGroupRosterIT implements GroupRosterContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Test
  void seesTheGroupsOfOthersByName() {
    RedisWorld world = new RedisWorld();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.readNew(1);
    group(world, "zeta", "0");
    group(world, "alpha", "$");

    GroupsReading.Taken taken = (GroupsReading.Taken) world.roster().groups();

    assertThat(taken.groups())
        .extracting(NamedGroup::name)
        .containsExactly("alpha", world.keys.groupName, "zeta");
    assertThat(taken.groups())
        .extracting(group -> Backlog.of(group.snapshot(), taken.at()).waiting())
        .containsExactly(Figure.exact(0), Figure.exact(0), Figure.exact(1));
    assertThat(taken.others()).isZero();
  }

  @Test
  void looksAtSoManyGroupsAndCountsTheOthers() {
    RedisWorld world = new RedisWorld();
    world.publish(Intents.buy("BTCUSDT"));
    for (int i = 0; i < GroupsReading.MOST + 3; i++) {
      group(world, "group-" + i, "0");
    }

    GroupsReading.Taken taken = (GroupsReading.Taken) world.roster().groups();

    assertThat(taken.groups()).hasSize(GroupsReading.MOST);
    assertThat(taken.others()).isEqualTo(3);
  }

  @Test
  void saysWhyItCannotLook() {
    RedisWorld world = new RedisWorld();
    world.server.commands().set(world.keys.intentsName, "planted");

    assertThat(world.roster().groups())
        .isInstanceOfSatisfying(
            GroupsReading.Unreadable.class,
            unreadable -> assertThat(unreadable.why()).contains("WRONGTYPE"));
  }

  private static void group(RedisWorld world, String name, String from) {
    world.server.commands().xgroupCreate(StreamOffset.from(world.keys.intentsName, from), name);
  }
}
