package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.IntentLedgerContract;

/** The contract on a real Redis. */
final class RedisIntentLedgerIT implements IntentLedgerContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }
}
