package io.quantum.pipeline.application.execution.port.out;

import static io.quantum.pipeline.application.PipelineWorld.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.InstanceCensus.Instance;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every census does. */
public interface InstanceCensusContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void tellsOurInstancesFromStrangers() {
    PipelineWorld world = world();
    ConsumerName stranger = new ConsumerName("python-1");
    world.reader();
    world.presence().announce(ME, "token", 5);
    world.publish(Intents.buy("AAAUSDT"));
    world.inbox().readNew(ME, 1, Duration.ZERO);
    assertThat(world.census().participants().foreignConsumers()).isEmpty();

    world.publish(Intents.buy("BBBUSDT"));
    world.inbox().readNew(stranger, 1, Duration.ZERO);

    InstanceCensus.Participants there = world.census().participants();
    assertThat(there.foreignConsumers()).containsExactly(stranger.text());
    assertThat(there.running()).containsExactly(new Instance(ME, 5));
  }

  @Test
  default void knowsAnInstanceThatHasJustLeftAsOneOfOurs() {
    PipelineWorld world = world();
    world.reader();
    world.presence().announce(ME, "token", 5);
    world.publish(Intents.buy("AAAUSDT"));
    world.inbox().readNew(ME, 1, Duration.ZERO);

    world.presence().withdraw(ME, "token");

    assertThat(world.census().participants())
        .isEqualTo(new InstanceCensus.Participants(List.of(), List.of()));
  }

  @Test
  default void seesThatInstancesWereStartedWithDifferentLimits() {
    PipelineWorld world = world();
    world.presence().announce(ME, "one", 5);
    assertThat(world.census().participants().haveDifferentLimits()).isFalse();

    world.presence().announce(new ConsumerName("execution-two"), "two", 10);

    assertThat(world.census().participants().haveDifferentLimits()).isTrue();
  }

  @Test
  default void retiresNobodyWhoWasHereWithinTheHour() {
    PipelineWorld world = world();
    world.reader();
    world.publish(Intents.buy("AAAUSDT"));
    world.inbox().readNew(new ConsumerName("python-1"), 1, Duration.ZERO);

    assertThat(world.census().retire()).isEmpty();
  }
}
