package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.monitor.port.out.StreamInspectorContract;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.intent.Intents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract on a real Redis, and what only Redis can do. */
final class RedisStreamInspectorIT implements StreamInspectorContract {
  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "1.5"})
  void doesNotBelieveALedgerThatSomebodyElseWrote(String planted) {
    RedisWorld world = new RedisWorld();
    world.reader();
    world.server.commands().hset("quantum:exec:ledger", "filled", planted);

    assertThat(world.inspector().snapshot()).isInstanceOf(PipelineReading.Unreadable.class);
  }

  @Test
  void showsAnAcknowledgementFromOutsideAsADifference() {
    RedisWorld world = new RedisWorld();
    world.reader();
    world.publish(Intents.buy("BTCUSDT"));
    String entry = world.readNew(1).get(0).id().toString();
    world.server.commands().xack(world.keys.intentsName, world.keys.groupName, entry);

    assertThat(Conservation.of(world.snapshot())).isEqualTo(new Conservation.Checked(1, 0, 0, 0));
  }
}
