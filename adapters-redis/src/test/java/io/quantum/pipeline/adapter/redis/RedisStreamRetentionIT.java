package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.port.out.StreamRetention;
import io.quantum.pipeline.application.port.out.StreamRetentionContract;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and other groups on the same stream. */
final class RedisStreamRetentionIT implements StreamRetentionContract {
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String RESULTS = "quantum:stream:execution.result";
  private static final String LETTERS = "quantum:stream:trade.intent.dlq";

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
        .isEqualTo(new StreamRetention.Trimmed(0, 400, java.util.Optional.of("research")));

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
}
