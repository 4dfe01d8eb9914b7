package io.quantum.pipeline.adapter.redis;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The same server in a container, made of a local image that {@code ./quantum test} imports. */
final class ContainerRedis {
  private static final String IMAGE = "redis:7.0-local";
  private static final int REDIS_PORT = 6379;

  private ContainerRedis() {}

  // The image cannot be pulled; a missing one must fail at once, not be waited for.
  static RedisUnderTest start() {
    GenericContainer<?> container =
        new GenericContainer<>(IMAGE)
            .withImagePullPolicy(name -> false)
            .withCommand("--bind", "0.0.0.0", "--protected-mode", "no", "--save", "")
            .withExposedPorts(REDIS_PORT)
            .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*\\n", 1));
    container.start();
    return new RedisUnderTest(
        "redis://127.0.0.1:" + container.getMappedPort(REDIS_PORT),
        new RedisUnderTest.Server() {
          @Override
          public void start() {
            container.start();
          }

          @Override
          public void kill() {
            throw new UnsupportedOperationException("only a process can be killed");
          }

          @Override
          public void end() {
            container.stop();
          }
        });
  }
}
