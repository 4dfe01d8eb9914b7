package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.InstanceSign;
import io.quantum.pipeline.application.execution.port.out.InstanceSignContract;

/** The contract on a real Redis. */
final class RedisInstanceSignIT implements InstanceSignContract {
  @Override
  public InstanceSign presence() {
    RedisWorld world = new RedisWorld();
    return new RedisInstanceSign(world.connections, world.keys);
  }
}
