package io.quantum.pipeline.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Set once; every wait in the process ends when it is. */
final class StopSignal {
  private final CountDownLatch latch = new CountDownLatch(1);

  void set() {
    latch.countDown();
  }

  boolean isSet() {
    return latch.getCount() == 0;
  }

  /** Waits, but not beyond the signal; true if it is set. */
  boolean awaits(Duration time) {
    try {
      return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
