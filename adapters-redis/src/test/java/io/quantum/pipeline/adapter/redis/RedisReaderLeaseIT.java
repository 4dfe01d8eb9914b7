package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.port.out.ReaderLeaseContract;

/** The contract on a real Redis. */
final class RedisReaderLeaseIT implements ReaderLeaseContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }
}
