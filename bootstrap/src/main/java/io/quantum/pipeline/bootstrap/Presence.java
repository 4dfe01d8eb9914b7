package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sign that this instance runs under its name, and the wait for a predecessor's to lapse. */
final class Presence {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final InstanceRegistry port;
  private final ConsumerName me;
  private final String token;
  private final int openingLimit;

  Presence(InstanceRegistry port, ConsumerName me, String token, int openingLimit) {
    this.port = port;
    this.me = me;
    this.token = token;
    this.openingLimit = openingLimit;
  }

  /**
   * Puts the sign up; waits for that of a killed predecessor to lapse. A lost answer is asked for
   * again, since the same token is let in. Throws what Redis says: while that is away nothing is
   * learnt about a predecessor, and the wait begins anew.
   */
  void publish(StopSignal stop) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean told = false;
    do {
      if (port.announce(me, token, openingLimit)) {
        return;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new StartRefused(
            ExitCode.CONFIGURATION,
            "another instance is running under the name "
                + me
                + ": give this one its own CONSUMER_NAME");
      }
      if (!told) {
        LOG.info("START: waiting for the sign of a predecessor to lapse consumer={}", me);
        told = true;
      }
    } while (!stop.awaits(LOOK_AGAIN));
  }

  void keepUp() {
    if (!port.announce(me, token, openingLimit)) {
      throw new StartRefused(
          ExitCode.CONFIGURATION, "another instance has started under the name " + me);
    }
  }

  void withdraw() {
    try {
      port.withdraw(me, token);
    } catch (AdapterFailure away) {
      LOG.info("STOP: the sign of presence lapses by itself reason={}", away.getMessage());
    }
  }
}
