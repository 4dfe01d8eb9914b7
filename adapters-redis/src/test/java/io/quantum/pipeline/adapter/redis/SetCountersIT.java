package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.GroupsReading;
import io.quantum.pipeline.domain.backlog.MissedEntries;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Redis counts in unsigned 64 bit and replies as if it were signed, and a number of Lua holds 53 of
 * them: a counter that somebody set beyond that is unknown, never wrong, and keeps nobody from
 * deciding.
 */
final class SetCountersIT {
  private static final String TWO_TO_53 = "9007199254740992";

  /** One more entry, and the counter needs the 64th bit. */
  private static final String MAX_TO_SET = "9223372036854775807";

  private final RedisWorld world = new RedisWorld();

  @ParameterizedTest
  @ValueSource(strings = {TWO_TO_53, MAX_TO_SET})
  void doNotKeepAGroupFromBeingMade(String added) {
    world.publish(Intents.buy("BTCUSDT"));
    setAdded(added);
    EntryId next = world.publish(Intents.buy("ETHUSDT"));

    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.CREATED);
    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.FOUND);
    assertThat(world.readNew(10)).hasSize(2).last().extracting(d -> d.id()).isEqualTo(next);
    assertThat(conservation()).isInstanceOf(Conservation.Undeterminable.class);
    assertThat(Backlog.of(world.snapshot()).waiting().number()).hasValue(0);
    assertThat(MissedEntries.of(world.snapshot())).isEmpty();
    assertThat(world.roster().groups()).isInstanceOf(GroupsReading.Taken.class);
    RedisHistoryArchive archive = new RedisHistoryArchive(world.connections, world.keys);
    assertThat(archive.frame().spans().intents().removed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TO_53, MAX_TO_SET})
  void doNotKeepALostGroupFromBeingHealed(String added) {
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    setAdded(added);
    world.publish(Intents.buy("ETHUSDT"));
    world.server.commands().xgroupDestroy(world.keys.intentsName, world.keys.groupName);

    assertThat(world.inbox().open(LedgerMark.NOTHING_SEEN)).isEqualTo(GroupOpening.HEALED);
    assertThat(world.readNew(10)).hasSize(2);
    assertThat(conservation()).isInstanceOf(Conservation.Undeterminable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TO_53, MAX_TO_SET})
  void leaveConservationUnknownWhenTheyAreTheGroups(String read) {
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    world.publish(Intents.buy("ETHUSDT"));
    EntryId first = world.readNew(1).get(0).id();
    call(
        "XGROUP",
        "SETID",
        world.keys.intentsName,
        world.keys.groupName,
        first.toString(),
        "ENTRIESREAD",
        read);
    assertThat(world.readNew(1)).hasSize(1);

    assertThat(conservation()).isInstanceOf(Conservation.Undeterminable.class);
    world.inbox().open(LedgerMark.NOTHING_SEEN);
    assertThat(Backlog.of(world.snapshot()).pendingLive().number()).hasValue(2);
  }

  private Conservation conservation() {
    return Conservation.of(world.snapshot());
  }

  private void setAdded(String added) {
    List<String> last =
        world.server.commands().xrevrange(world.keys.intentsName, Range.unbounded()).stream()
            .map(StreamMessage::getId)
            .toList();
    call(
        "XSETID",
        world.keys.intentsName,
        last.get(0),
        "ENTRIESADDED",
        added,
        "MAXDELETEDID",
        "0-0");
  }

  private void call(String... command) {
    world
        .server
        .commands()
        .eval("return redis.call(unpack(ARGV))", ScriptOutputType.STATUS, new String[0], command);
  }
}
