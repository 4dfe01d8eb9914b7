package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import io.quantum.pipeline.application.execution.port.out.ClockStepsContract;
import io.quantum.pipeline.application.port.AdapterFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis. */
final class RedisClockStepsIT implements ClockStepsContract {
  private static final String KEY = "quantum:exec:clock_step";

  private final RedisWorld world = new RedisWorld();

  @Override
  public ClockSteps steps() {
    return new RedisClockSteps(world.connections, world.keys);
  }

  @Test
  void forgetsAStepAfterAnHour() {
    steps().note(Duration.ofSeconds(65));

    assertThat(world.server.commands().pttl(KEY)).isBetween(3_500_000L, 3_600_000L);
  }

  @Test
  void namesTheKeyWhenSomebodyElseWroteIt() {
    world.server.commands().set(KEY, "1e9");

    assertThatThrownBy(() -> steps().last())
        .isInstanceOf(AdapterFailure.class)
        .hasMessageContaining(KEY);
  }
}
