package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.in.ResolveOrders;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a second: keep the sign of presence up, resolve overdue orders, write the status line. */
final class Housekeeping implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Presence presence;
  private final ResolveOrders resolver;
  private final StatusLine status;
  private final StopSignal stop;
  private boolean failing;

  Housekeeping(Presence presence, ResolveOrders resolver, StatusLine status, StopSignal stop) {
    this.presence = presence;
    this.resolver = resolver;
    this.status = status;
    this.stop = stop;
  }

  @Override
  public void run() {
    while (!stop.awaits(TICK)) {
      try {
        presence.keepUp();
        resolver.resolve();
        failing = false;
      } catch (AdapterFailure failure) {
        if (!failing) {
          LOG.warn("HOUSEKEEPING: waits for Redis reason={}", failure.getMessage());
          failing = true;
        }
      }
      status.writeIfDue();
    }
  }
}
