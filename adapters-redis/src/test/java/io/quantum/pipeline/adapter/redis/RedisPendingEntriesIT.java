package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.history.port.out.PendingEntriesContract;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what only a server does. */
final class RedisPendingEntriesIT implements PendingEntriesContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Test
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void countsDeliveriesWithoutAddingAny() {
    RedisWorld world = new RedisWorld();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    for (XReadArgs.StreamOffset<String> from :
        java.util.List.of(
            XReadArgs.StreamOffset.lastConsumed(world.keys.intentsName),
            XReadArgs.StreamOffset.from(world.keys.intentsName, "0"))) {
      world.server.commands().xreadgroup(Consumer.from(world.keys.groupName, "worker 1"), from);
    }

    for (int look = 0; look < 3; look++) {
      assertThat(new RedisPendingEntries(world.connections, world.keys).page(EntryId.ZERO))
          .hasValueSatisfying(
              page -> {
                assertThat(page.get(0).owner()).isEqualTo("worker 1");
                assertThat(page.get(0).deliveries()).isEqualTo(2);
              });
    }
  }
}
