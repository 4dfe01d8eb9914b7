package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.publish.port.out.IntentOutboxContract;

/** The contract on a real Redis. */
final class RedisIntentOutboxIT implements IntentOutboxContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Override
  public IntentOutbox upTo(PipelineWorld world, long hardLimit) {
    RedisWorld redis = (RedisWorld) world;
    RedisConfig config = redis.configWith("STREAM_HARD_LIMIT", hardLimit);
    return new RedisIntentOutbox(redis.connections, redis.keys, config);
  }
}
