package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.port.out.IntentInboxContract;

/** The contract on a real Redis. */
final class RedisIntentInboxIT implements IntentInboxContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }
}
