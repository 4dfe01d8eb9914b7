package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.monitor.port.out.GroupRoster;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.backlog.GroupsReading;
import io.quantum.pipeline.domain.backlog.GroupsReading.NamedGroup;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One read-only script over XINFO GROUPS. */
final class RedisGroupRoster implements GroupRoster {
  private static final LuaScript GROUPS = LuaScript.named("monitor/groups");
  private static final int PAGE = 100;
  private static final int FIRST = 3;
  private static final int PARTS = 4;

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisGroupRoster(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public GroupsReading groups() {
    try {
      Reply reply =
          new Reply(
              redis.look(
                  "look at all groups",
                  GROUPS,
                  new byte[][] {keys.intents},
                  new Arguments().add(GroupsReading.MOST).add(PAGE).toArray()));
      List<NamedGroup> groups = new ArrayList<>();
      for (int at = FIRST; at < reply.size(); at += PARTS) {
        groups.add(
            new NamedGroup(
                reply.text(at),
                SnapshotReply.intents(
                    reply.nested(1),
                    reply.nested(at + 1),
                    reply.nested(at + 2),
                    reply.nested(at + 3))));
      }
      groups.sort(Comparator.comparing(NamedGroup::name));
      return new GroupsReading.Taken(reply.micros(0), groups, reply.number(2));
    } catch (AdapterFailure unreadable) {
      return new GroupsReading.Unreadable(unreadable.getMessage());
    }
  }
}
