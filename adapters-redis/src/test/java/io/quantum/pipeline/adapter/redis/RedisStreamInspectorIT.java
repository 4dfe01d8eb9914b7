package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.port.out.StreamInspectorContract;

/** The contract on a real Redis. */
final class RedisStreamInspectorIT implements StreamInspectorContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }
}
