package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.SetArgs;
import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A string of milliseconds that lapses. */
final class RedisClockSteps implements ClockSteps {
  private static final String MILLIS = "-?\\d{1,15}";

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisClockSteps(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public void note(Duration by) {
    redis.command(
        "note a step of the clock",
        commands ->
            commands.set(
                keys.clockStep,
                RedisKeys.utf8(Long.toString(by.toMillis())),
                SetArgs.Builder.px(REMEMBERED)));
  }

  @Override
  public Optional<Duration> last() {
    byte[] value =
        redis.lookUp("look for a step of the clock", commands -> commands.get(keys.clockStep));
    if (value == null) {
      return Optional.empty();
    }
    String millis = new String(value, StandardCharsets.UTF_8);
    if (!millis.matches(MILLIS)) {
      throw RedisFailures.planted(
          redis.location(),
          new IllegalArgumentException(
              new String(keys.clockStep, StandardCharsets.UTF_8)
                  + " is no number of milliseconds"));
    }
    return Optional.of(Duration.ofMillis(Long.parseLong(millis)));
  }
}
