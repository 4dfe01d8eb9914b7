package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.InstancePresence;
import io.quantum.pipeline.application.execution.port.out.InstancePresenceContract;

/** The contract on a real Redis. */
final class RedisInstancePresenceIT implements InstancePresenceContract {
  @Override
  public InstancePresence presence() {
    RedisWorld world = new RedisWorld();
    return new RedisInstancePresence(world.connections, world.keys);
  }
}
