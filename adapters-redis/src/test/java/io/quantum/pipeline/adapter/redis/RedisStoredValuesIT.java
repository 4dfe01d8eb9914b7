package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.StoredValues;
import io.quantum.pipeline.application.execution.port.out.StoredValuesContract;

/** The contract on a real Redis. */
final class RedisStoredValuesIT implements StoredValuesContract {
  private final RedisWorld world = new RedisWorld();

  @Override
  public StoredValues values() {
    return new RedisStoredValues(world.connections, world.keys);
  }

  @Override
  public void writeLimit(String value) {
    world.server.commands().set("quantum:exec:limit_override", value);
  }
}
