package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.publish.port.out.EventOutbox;
import io.quantum.pipeline.application.publish.port.out.EventOutboxContract;

/** The contract on a real Redis. */
final class RedisEventOutboxIT implements EventOutboxContract {
  @Override
  public EventOutbox emptyUpTo(long hardLimit) {
    RedisWorld world = new RedisWorld();
    return new RedisEventOutbox(
        world.connections, world.configWith("STREAM_HARD_LIMIT", hardLimit));
  }
}
