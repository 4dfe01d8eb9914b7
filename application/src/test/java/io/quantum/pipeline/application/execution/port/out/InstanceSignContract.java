package io.quantum.pipeline.application.execution.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.stream.ConsumerName;
import org.junit.jupiter.api.Test;

/** What every sign of presence does. */
public interface InstanceSignContract {

  /** The port, with no sign up. */
  InstanceSign presence();

  @Test
  default void refusesASecondInstanceUnderOneName() {
    InstanceSign presence = presence();
    ConsumerName name = new ConsumerName("execution-a");

    assertThat(presence.announce(name, "first", 5)).isTrue();
    assertThat(presence.announce(name, "first", 5)).isTrue();
    assertThat(presence.announce(name, "second", 5)).isFalse();
    assertThat(presence.announce(new ConsumerName("execution-b"), "second", 5)).isTrue();
  }

  @Test
  default void freesTheNameWhenTheSignIsTakenDown() {
    InstanceSign presence = presence();
    ConsumerName name = new ConsumerName("execution-a");
    presence.announce(name, "first", 5);

    presence.withdraw(name, "somebody else");
    assertThat(presence.announce(name, "second", 5)).isFalse();

    presence.withdraw(name, "first");
    assertThat(presence.announce(name, "second", 5)).isTrue();
  }
}
