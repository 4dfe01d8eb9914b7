package io.quantum.pipeline.bootstrap;

import java.time.Duration;
import java.util.List;

/** Does the chores that are due, every half second. */
final class Housekeeping implements Runnable {
  private static final Duration TICK = Duration.ofMillis(500);

  private final List<Chore> chores;
  private final StopSignal stop;

  Housekeeping(List<Chore> chores, StopSignal stop) {
    this.chores = List.copyOf(chores);
    this.stop = stop;
  }

  @Override
  public void run() {
    while (!stop.awaits(TICK)) {
      chores.forEach(Chore::doIfDue);
    }
  }
}
