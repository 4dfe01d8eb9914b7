package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.monitor.port.out.ServerFacts;
import io.quantum.pipeline.application.monitor.port.out.ServerFactsContract;
import java.util.Map;

/** The contract on a real Redis. */
final class RedisServerFactsIT implements ServerFactsContract {
  private final RedisWorld world = new RedisWorld();

  @Override
  public ServerFacts server() {
    return new RedisServerFacts(world.connections);
  }

  @Override
  public void look() {
    world.snapshot();
  }

  @Override
  public ServerFacts unreachable() {
    return new RedisServerFacts(
        new RedisConnections(
            RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", "redis://127.0.0.1:1"))),
            System::nanoTime));
  }
}
