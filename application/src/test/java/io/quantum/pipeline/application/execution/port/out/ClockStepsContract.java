package io.quantum.pipeline.application.execution.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store of word about clock steps does. */
public interface ClockStepsContract {

  /** A new, empty one. */
  ClockSteps steps();

  @Test
  default void knowsTheLastStepInItsDirection() {
    ClockSteps steps = steps();
    assertThat(steps.last()).isEmpty();

    steps.note(Duration.ofMillis(65_001));
    assertThat(steps.last()).contains(Duration.ofMillis(65_001));

    steps.note(Duration.ofHours(-1));
    assertThat(steps.last()).contains(Duration.ofHours(-1));
  }
}
