package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentInboxContract;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(Conservation.of(world.snapshot())).isEqualTo(new Conservation.Checked(1, 1, 0, 0));
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
    assertThat(Conservation.of(world.snapshot())).isEqualTo(new Conservation.Checked(3, 1, 2, 0));
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
            .snapshot()
            .intents()
            .group()
            .<String>fold(
                group -> group.lastDelivered().toString(),
                absent -> PipelineWorld.fail("the group is gone"));
    world.server.commands().hset("quantum:exec:anchor", "replid", "of-the-life-before");
    setEntriesRead(world, cursor, 0);

    world.inbox().open(LedgerMark.NOTHING_SEEN);

    assertThat(Conservation.of(world.snapshot())).isEqualTo(new Conservation.Checked(1, 1, 0, 0));
  }

  @Test
  void looksAtTheWorldThoughTheServerHasForgottenItsScripts() {
    try (RedisUnderTest server = RedisUnderTest.process()) {
      RedisWorld world = new RedisWorld(server);
      world.reader();
      List<EntryId> published = published(world, 250);
      List<EntryId> handed = new ArrayList<>();

      for (int batch = 0; batch < 4; batch++) {
        server.commands().scriptFlush();
        world.readNew(100).forEach(delivery -> handed.add(delivery.id()));
      }
      server.commands().scriptFlush();
      List<EntryId> pending =
          world.inbox().pending(PipelineWorld.ME, EntryId.ZERO, 50).orElseThrow();
      IntentBatch fetched = world.inbox().fetch(pending);

      assertThat(handed).isEqualTo(published);
      assertThat(fetched.deliveries()).hasSize(50);
      world.connections.close();
    }
  }

  @Test
  void handsOverWhatItReadAheadInStreamOrder() {
    RedisWorld world = new RedisWorld();
    world.reader();
    List<EntryId> published = published(world, 350);

    List<EntryId> handed = new ArrayList<>();
    for (int batch = 0; batch < 5; batch++) {
      world.readNew(100).forEach(delivery -> handed.add(delivery.id()));
    }
    EntryId late = world.publish(Intents.buy("BTCUSDT"));

    assertThat(handed).isEqualTo(published);
    assertThat(world.readNew(100)).extracting(Delivery::id).containsExactly(late);
  }

  @Test
  void findsWhatItReadAheadAmongThePendingOnesOnceItLooksThere() {
    RedisWorld world = new RedisWorld();
    world.reader();
    List<EntryId> published = published(world, 850);
    int first = world.readNew(100).size();
    int handed = first + world.readNew(100).size();

    List<EntryId> pending =
        world.inbox().pending(PipelineWorld.ME, EntryId.ZERO, 500).orElseThrow();
    List<EntryId> next = world.readNew(100).stream().map(Delivery::id).toList();

    // Batches in hand and those ahead; what comes next is none of them.
    assertThat(pending).hasSizeGreaterThan(handed);
    assertThat(pending).isEqualTo(published.subList(0, pending.size()));
    assertThat(next)
        .isNotEmpty()
        .isEqualTo(published.subList(pending.size(), pending.size() + next.size()));
  }

  @Test
  void decidesWhatItReadAheadWithTheWorldOfNow() {
    RedisWorld world = new RedisWorld();
    world.reader();
    published(world, 350);
    world.readNew(100);
    world.readNew(100);
    world.trading(TradingState.HALTED);

    await()
        .pollDelay(Duration.ofMillis(150))
        .untilAsserted(
            () ->
                assertThat(
                        PipelineWorld.batch(
                                world.inbox().readNew(PipelineWorld.ME, 100, Duration.ZERO))
                            .context()
                            .tradingState())
                    .isEqualTo(TradingState.HALTED));
  }

  @Test
  void neverShowsAnOlderWorldThanItHasShown() {
    RedisWorld world = new RedisWorld();
    world.reader();
    published(world, 450);
    world.readNew(100);
    world.readNew(100);
    Instant seen = world.inbox().peek().at();

    // Both were read before that look.
    for (int ahead = 0; ahead < 2; ahead++) {
      IntentBatch batch =
          PipelineWorld.batch(world.inbox().readNew(PipelineWorld.ME, 100, Duration.ZERO));
      assertThat(batch.deliveries()).isNotEmpty();
      assertThat(batch.context().at()).isAfterOrEqualTo(seen);
    }
  }

  private static List<EntryId> published(RedisWorld world, int count) {
    List<EntryId> published = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      published.add(world.publish(Intents.buy("BTCUSDT").withId("i-" + i)));
    }
    return published;
  }

  private static void setEntriesRead(RedisWorld world, String cursor, int entriesRead) {
    world
        .server
        .commands()
        .eval(
            "return redis.call('XGROUP', 'SETID', KEYS[1], ARGV[1], ARGV[2], 'ENTRIESREAD',"
                + " ARGV[3])",
            io.lettuce.core.ScriptOutputType.STATUS,
            new String[] {world.keys.intentsName},
            world.keys.groupName,
            cursor,
            Integer.toString(entriesRead));
  }
}
