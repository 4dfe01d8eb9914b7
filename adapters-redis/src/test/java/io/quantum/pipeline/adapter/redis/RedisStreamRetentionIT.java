package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import io.quantum.pipeline.application.execution.port.out.StreamRetentionContract;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract on a real Redis, and other groups on the same stream. */
final class RedisStreamRetentionIT implements StreamRetentionContract {
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String RESULTS = "quantum:stream:execution.result";
  private static final String LETTERS = "quantum:stream:trade.intent.dlq";
  private static final String AUDIT = "quantum:stream:execution.audit";
  private static final OperatorNote ANN = new OperatorNote("ann", "a test");

  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Override
  public StreamRetention keeping(PipelineWorld world, long most) {
    RedisWorld redis = (RedisWorld) world;
    RedisConfig config = redis.configWith("EXECUTION_STREAM_MAXLEN", most);
    return new RedisStreamRetention(redis.connections, config, redis.keys);
  }

  @Test
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void keepsWhatAnotherGroupHasNotReadAndNamesIt() {
    RedisWorld world = new RedisWorld();
    world.reader();
    for (int i = 0; i < 400; i++) {
      world.publish(Intents.buy("BTCUSDT").withId("i-" + i));
    }
    world
        .readNew(400)
        .forEach(
            d ->
                world
                    .server
                    .commands()
                    .xack(INTENTS, "quantum:group:execution:trade.intent", d.id().toString()));
    world.server.commands().xgroupCreate(XReadArgs.StreamOffset.from(INTENTS, "0"), "research");

    assertThat(keeping(world, 10).trim())
        .isEqualTo(new StreamRetention.Trimmed(0, 400, Optional.of("research")));

    world
        .server
        .commands()
        .xreadgroup(
            Consumer.from("research", "r-1"),
            XReadArgs.Builder.count(300).noack(true),
            XReadArgs.StreamOffset.lastConsumed(INTENTS));
    StreamRetention.Trimmed trimmed = keeping(world, 10).trim();
    assertThat(trimmed.removed()).isBetween(1L, 300L);
    assertThat(world.server.commands().xlen(INTENTS)).isEqualTo(trimmed.left());
  }

  @Test
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void isNotHeldBackByGhosts() {
    RedisWorld world = new RedisWorld();
    world.reader();
    EntryId ghost = world.publish(Intents.buy("BTCUSDT").withId("ghost"));
    for (int i = 0; i < 300; i++) {
      world.publish(Intents.buy("BTCUSDT").withId("i-" + i));
    }
    world
        .readNew(400)
        .forEach(
            d -> {
              if (!d.id().equals(ghost)) {
                world
                    .server
                    .commands()
                    .xack(INTENTS, "quantum:group:execution:trade.intent", d.id().toString());
              }
            });
    world.server.commands().xdel(INTENTS, ghost.toString());

    assertThat(keeping(world, 10).trim().removed()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XTRIM", "XDEL", "DEL", "an id of the far future"})
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void keepsTheAuditWhateverSomebodyDoesToTheIntents(String act) {
    RedisWorld world = new RedisWorld();
    List<EntryId> closed = closed(world, 300);
    world.controls().limit(new TemporaryLimit(3, new Lasting(Duration.ofHours(1))), ANN);
    long kept = world.server.commands().xlen(AUDIT);
    assertThat(kept).isEqualTo(301);

    switch (act) {
      case "XTRIM" -> world.server.commands().xtrim(INTENTS, 1);
      case "XDEL" ->
          closed
              .subList(0, 299)
              .forEach(entry -> world.server.commands().xdel(INTENTS, entry.toString()));
      case "DEL" -> {
        world.server.commands().del(INTENTS);
        world.publish(Intents.buy("BTCUSDT").withId("later"));
      }
      default -> {
        world
            .server
            .commands()
            .xadd(INTENTS, new XAddArgs().id("9999999999999-1").maxlen(1), Map.of("a", "b"));
      }
    }
    keeping(world, 10).trim();

    assertThat(world.server.commands().xlen(AUDIT)).isEqualTo(kept);
  }

  @Test
  void trimsTheAuditByItsOwnLength() {
    RedisWorld world = new RedisWorld();
    world
        .server
        .commands()
        .eval(
            "for i = 1, 100500 do redis.call('XADD', KEYS[1], '*', 'outcome', 'expired') end",
            ScriptOutputType.STATUS,
            AUDIT);

    keeping(world, 10).trim();

    assertThat(world.server.commands().xlen(AUDIT)).isBetween(100_000L, 100_200L);
  }

  @Test
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void leavesTheIntentsAloneWhileOurGroupIsDestroyed() {
    RedisWorld world = new RedisWorld();
    world.reader();
    for (int i = 0; i < 300; i++) {
      world.publish(Intents.buy("BTCUSDT").withId("i-" + i));
    }
    world.server.commands().xgroupCreate(XReadArgs.StreamOffset.from(INTENTS, "$"), "research");
    world.server.commands().xgroupDestroy(INTENTS, world.keys.groupName);

    assertThat(keeping(world, 10).trim())
        .isEqualTo(new StreamRetention.Trimmed(0, 300, Optional.empty()));

    world.inbox().open(LedgerMark.NOTHING_SEEN);
    assertThat(world.readNew(400)).hasSize(300);
  }

  @Test
  void trimsResultsByLengthWhereNobodyReadsThemAndLettersByAge() {
    RedisWorld world = new RedisWorld();
    world.publish(Intents.buy("BTCUSDT"));
    long old = System.currentTimeMillis() - Duration.ofDays(31).toMillis();
    for (int i = 0; i < 300; i++) {
      world
          .server
          .commands()
          .xadd(LETTERS, new XAddArgs().id(old + "-" + i), Map.of("dlq_code", "RANGE"));
    }
    world.server.commands().xadd(LETTERS, Map.of("dlq_code", "POISON"));
    world.server.commands().xadd(RESULTS, Map.of("event_type", "execution.result"));

    keeping(world, 10).trim();

    assertThat(world.server.commands().xlen(LETTERS)).isLessThan(150);
    assertThat(world.server.commands().xrevrange(LETTERS, Range.unbounded()).get(0).getBody())
        .containsEntry("dlq_code", "POISON");
    assertThat(world.server.commands().xlen(RESULTS)).isEqualTo(1);
  }

  /** Closes so many intents, each with an audit entry of its own. */
  private static List<EntryId> closed(RedisWorld world, int count) {
    FencingToken fence = world.reader();
    List<EntryId> closed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      closed.add(world.publish(Intents.buy("BTCUSDT").withId("s-" + i)));
      world.readNew(1);
      world
          .ledger()
          .close(fence, List.of(new Dismissal.Audited(closed.get(i), AuditReason.TOO_OLD)));
    }
    return closed;
  }
}
