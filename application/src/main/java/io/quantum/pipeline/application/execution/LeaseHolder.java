package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this instance is the reader, and for how long it can be sure of it.
 *
 * <p>The lease lasts 8 s on the server from the renewal's arrival. The holder stops reading 6 s
 * after it <em>sent</em> the last successful renewal, so it always stops before another can start.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>:
 * docs/reference/delivery.md#lease.
 */
public final class LeaseHolder {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseHolder.class);
  private static final long RENEW_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long SURE_NANOS = Duration.ofSeconds(6).toNanos();

  private final ReaderLease readerLease;
  private final ConsumerName me;
  private final Supplier<String> tokens;
  private final Ticker ticker;

  private Optional<Held> held = Optional.empty();

  /** For one instance. */
  public LeaseHolder(
      ReaderLease readerLease, ConsumerName me, Supplier<String> tokens, Ticker ticker) {
    this.readerLease = readerLease;
    this.me = me;
    this.tokens = tokens;
    this.ticker = ticker;
  }

  /** Renews or takes the lease as far as that is due; the lease, if this instance has it now. */
  Optional<Held> attend() {
    long sent = ticker.nanos();
    if (held.isEmpty()) {
      held =
          readerLease
              .take(me, tokens.get())
              .fold(
                  granted -> Optional.of(new Held(granted.fence(), granted.predecessor(), sent)),
                  occupied -> Optional.empty());
      held.ifPresent(
          lease -> LOG.info("READER: took the seat epoch={} consumer={}", lease.fence.epoch(), me));
      return held;
    }
    Held lease = held.get();
    if (sent - lease.renewedNanos >= ReaderLease.TERM.toNanos()) {
      lose("its time is over");
    } else if (sent - lease.renewedNanos >= RENEW_NANOS) {
      if (readerLease.renew(lease.fence)) {
        lease.renewedNanos = sent;
      } else {
        lose("its time is over or another instance has it");
      }
    }
    if (held.isPresent() && ticker.nanos() - lease.renewedNanos >= SURE_NANOS) {
      lose("it could not be renewed in time");
    }
    return held;
  }

  /** Another holds the lease: forget it. */
  void lose(String why) {
    held.ifPresent(
        lease -> LOG.warn("READER: lost the seat epoch={} reason={}", lease.fence.epoch(), why));
    held = Optional.empty();
  }

  /** Gives the lease up. */
  void release() {
    held.ifPresent(lease -> readerLease.release(lease.fence));
    held = Optional.empty();
  }

  /** The lease while it is this instance's. */
  static final class Held {
    private final FencingToken fence;
    private final Optional<ConsumerName> predecessor;
    private long renewedNanos;

    private Held(FencingToken fence, Optional<ConsumerName> predecessor, long renewedNanos) {
      this.fence = fence;
      this.predecessor = predecessor;
      this.renewedNanos = renewedNanos;
    }

    FencingToken fence() {
      return fence;
    }

    Optional<ConsumerName> predecessor() {
      return predecessor;
    }
  }
}
