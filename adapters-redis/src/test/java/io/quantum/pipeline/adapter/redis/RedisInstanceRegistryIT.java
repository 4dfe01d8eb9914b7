package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XReadArgs;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistryContract;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what its own idle times do. */
final class RedisInstanceRegistryIT implements InstanceRegistryContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Test
  void retiresAConsumerOnlyWhenNothingIsPendingAndNoSignIsUp() {
    RedisWorld world = new RedisWorld();
    ConsumerName left = new ConsumerName("execution-left");
    world.reader();
    world.registry().announce(left, "token", 5);
    world.publish(Intents.buy("AAAUSDT"));
    world.inbox().readNew(left, 1, Duration.ZERO);
    RetireAfter retire = new RetireAfter(world);

    assertThat(retire.millis(0)).as("pending").isEmpty();
    world.server.commands().xack("quantum:stream:trade.intent", group(world), firstId(world));
    assertThat(retire.millis(0)).as("its sign is up").isEmpty();
    world.registry().withdraw(left, "token");
    assertThat(retire.millis(3_600_000)).as("not idle for long").isEmpty();

    assertThat(retire.millis(0)).containsExactly(left);
    assertThat(world.server.commands().hexists("quantum:exec:limits", left.text())).isFalse();
  }

  @Test
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void namesAStrangerWhateverItCallsItself() {
    RedisWorld world = new RedisWorld();
    world.reader();
    world.publish(Intents.buy("AAAUSDT"));
    world
        .server
        .commands()
        .xreadgroup(
            Consumer.from(group(world), "worker 1 \u001b[31m"),
            XReadArgs.StreamOffset.lastConsumed("quantum:stream:trade.intent"));

    assertThat(world.registry().participants().foreignConsumers())
        .containsExactly("worker 1 \u001b[31m");
  }

  private static String firstId(RedisWorld world) {
    return world
        .server
        .commands()
        .xrange("quantum:stream:trade.intent", Range.unbounded())
        .get(0)
        .getId();
  }

  private static String group(RedisWorld world) {
    return new String(world.keys.group, StandardCharsets.UTF_8);
  }

  /** The real script with another patience, because no test waits for an hour. */
  private record RetireAfter(RedisWorld world) {
    List<ConsumerName> millis(long idle) {
      Reply reply =
          new Reply(
              world.connections.step(
                  "retire",
                  LuaScript.named("execution/retire"),
                  new byte[][] {world.keys.intents, world.keys.limits},
                  new Arguments()
                      .add(world.keys.group)
                      .add(world.keys.presencePrefix)
                      .add(idle - 1)
                      .toArray()));
      return IntStream.range(0, reply.size())
          .mapToObj(i -> new ConsumerName(reply.text(i)))
          .toList();
    }
  }
}
