package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttemptsContract;

/** The contract on a real Redis. */
final class RedisRecoveryAttemptsIT implements RecoveryAttemptsContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }
}
