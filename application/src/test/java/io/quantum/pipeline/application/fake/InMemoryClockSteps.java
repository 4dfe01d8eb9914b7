package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import java.time.Duration;
import java.util.Optional;

/** Word of the last step, never forgotten. */
public final class InMemoryClockSteps implements ClockSteps {
  private Optional<Duration> last = Optional.empty();

  @Override
  public void note(Duration by) {
    last = Optional.of(by);
  }

  @Override
  public Optional<Duration> last() {
    return last;
  }
}
