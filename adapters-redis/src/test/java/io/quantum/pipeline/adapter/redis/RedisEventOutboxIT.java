package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.port.out.EventOutbox;
import io.quantum.pipeline.application.port.out.EventOutboxContract;
import java.util.Map;

/** The contract on a real Redis. */
final class RedisEventOutboxIT implements EventOutboxContract {
  @Override
  public EventOutbox emptyUpTo(long hardLimit) {
    RedisWorld world = new RedisWorld();
    return new RedisEventOutbox(
        world.connections,
        RedisConfig.read(
            new ConfigCheck(
                Map.of(
                    "REDIS_URL",
                    world.server.url(),
                    "STREAM_HARD_LIMIT",
                    Long.toString(hardLimit)))));
  }
}
