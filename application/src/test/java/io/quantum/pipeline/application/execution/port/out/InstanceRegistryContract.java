package io.quantum.pipeline.application.execution.port.out;

import static io.quantum.pipeline.application.PipelineWorld.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry.Instance;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every census does. */
public interface InstanceRegistryContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void tellsOurInstancesFromStrangers() {
    PipelineWorld world = world();
    ConsumerName stranger = new ConsumerName("python-1");
    world.reader();
    world.registry().announce(ME, "token", 5);
    world.publish(Intents.buy("AAAUSDT"));
    world.inbox().readNew(ME, 1, Duration.ZERO);
    assertThat(world.registry().participants().foreignConsumers()).isEmpty();

    world.publish(Intents.buy("BBBUSDT"));
    world.inbox().readNew(stranger, 1, Duration.ZERO);

    InstanceRegistry.Participants there = world.registry().participants();
    assertThat(there.foreignConsumers()).containsExactly(stranger.text());
    assertThat(there.running()).containsExactly(new Instance(ME, 5));
  }

  @Test
  default void knowsAnInstanceThatHasJustLeftAsOneOfOurs() {
    PipelineWorld world = world();
    world.reader();
    world.registry().announce(ME, "token", 5);
    world.publish(Intents.buy("AAAUSDT"));
    world.inbox().readNew(ME, 1, Duration.ZERO);

    world.registry().withdraw(ME, "token");

    assertThat(world.registry().participants())
        .isEqualTo(new InstanceRegistry.Participants(List.of(), List.of()));
  }

  @Test
  default void seesThatInstancesWereStartedWithDifferentLimits() {
    PipelineWorld world = world();
    world.registry().announce(ME, "one", 5);
    assertThat(world.registry().participants().haveDifferentLimits()).isFalse();

    world.registry().announce(new ConsumerName("execution-two"), "two", 10);

    assertThat(world.registry().participants().haveDifferentLimits()).isTrue();
  }

  @Test
  default void retiresNobodyWhoWasHereWithinTheHour() {
    PipelineWorld world = world();
    world.reader();
    world.publish(Intents.buy("AAAUSDT"));
    world.inbox().readNew(new ConsumerName("python-1"), 1, Duration.ZERO);

    assertThat(world.registry().retire()).isEmpty();
  }

  @Test
  default void refusesASecondInstanceUnderOneName() {
    InstanceRegistry registry = world().registry();
    ConsumerName name = new ConsumerName("execution-a");

    assertThat(registry.announce(name, "first", 5)).isTrue();
    assertThat(registry.announce(name, "first", 5)).isTrue();
    assertThat(registry.announce(name, "second", 5)).isFalse();
    assertThat(registry.announce(new ConsumerName("execution-b"), "second", 5)).isTrue();
  }

  @Test
  default void freesTheNameWhenTheSignIsTakenDown() {
    InstanceRegistry registry = world().registry();
    ConsumerName name = new ConsumerName("execution-a");
    registry.announce(name, "first", 5);

    registry.withdraw(name, "somebody else");
    assertThat(registry.announce(name, "second", 5)).isFalse();

    registry.withdraw(name, "first");
    assertThat(registry.announce(name, "second", 5)).isTrue();
  }
}
