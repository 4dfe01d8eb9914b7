package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;
import java.util.Optional;

/**
 * Keeps the service degraded for an hour after the clock of Redis has stepped, and leaves word of
 * it for {@code quantum-ops doctor}.
 *
 * <p>Not thread-safe. Source: ADR 18.
 */
final class ClockConcern {
  private final ClockWatch watch;
  private final ClockSteps steps;
  private final HealthConditions concerns;
  private final Ticker ticker;
  private Optional<ClockWatch.Step> noted = Optional.empty();

  ClockConcern(ClockWatch watch, ClockSteps steps, HealthConditions concerns, Ticker ticker) {
    this.watch = watch;
    this.steps = steps;
    this.concerns = concerns;
    this.ticker = ticker;
  }

  void look() {
    Optional<ClockWatch.Step> step =
        watch
            .lastStep()
            .filter(last -> ticker.nanos() - last.seenNanos() < ClockSteps.REMEMBERED.toNanos());
    concerns.set(
        "clock",
        step.map(
            last ->
                "the clock of Redis stepped %s by %d ms within the last hour"
                    .formatted(
                        last.by().isNegative() ? "back" : "forward", last.by().abs().toMillis())));
    if (step.isPresent() && !step.equals(noted)) {
      steps.note(step.get().by());
      noted = step;
    }
  }
}
