package io.quantum.pipeline.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does the chores that are due, every half second. */
final class MaintenanceLoop implements Runnable {
  private static final Duration TICK = Duration.ofMillis(500);

  private final List<PeriodicTask> chores;
  private final HealthConditions concerns;
  private final StopSignal stop;

  MaintenanceLoop(List<PeriodicTask> chores, HealthConditions concerns, StopSignal stop) {
    this.chores = List.copyOf(chores);
    this.concerns = concerns;
    this.stop = stop;
  }

  @Override
  public void run() {
    while (!stop.awaits(TICK)) {
      chores.forEach(PeriodicTask::doIfDue);
      // One of them: what they all wait for is mostly the same.
      concerns.set(
          "housekeeping",
          chores.stream().map(PeriodicTask::concern).flatMap(Optional::stream).findFirst());
    }
  }
}
