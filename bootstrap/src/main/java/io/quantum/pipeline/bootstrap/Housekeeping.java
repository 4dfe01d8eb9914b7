package io.quantum.pipeline.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does the chores that are due, every half second. */
final class Housekeeping implements Runnable {
  private static final Duration TICK = Duration.ofMillis(500);

  private final List<Chore> chores;
  private final Concerns concerns;
  private final StopSignal stop;

  Housekeeping(List<Chore> chores, Concerns concerns, StopSignal stop) {
    this.chores = List.copyOf(chores);
    this.concerns = concerns;
    this.stop = stop;
  }

  @Override
  public void run() {
    while (!stop.awaits(TICK)) {
      chores.forEach(Chore::doIfDue);
      // One of them: what they all wait for is mostly the same.
      concerns.set(
          "housekeeping",
          chores.stream().map(Chore::concern).flatMap(Optional::stream).findFirst());
    }
  }
}
