package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.ReaderTerm;
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
 * <p>The seat lasts 8 s on the server from the renewal's arrival. The holder stops reading 6 s
 * after it <em>sent</em> the last successful renewal, so it always stops before another can start.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>: spec part 2, "Delivery".
 */
public final class ReaderDuty {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderDuty.class);
  private static final long RENEW_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long SURE_NANOS = Duration.ofSeconds(6).toNanos();

  private final ReaderLease lease;
  private final ConsumerName me;
  private final Supplier<String> tokens;
  private final Ticker ticker;

  private Optional<Held> held = Optional.empty();

  /** For one instance. */
  public ReaderDuty(ReaderLease lease, ConsumerName me, Supplier<String> tokens, Ticker ticker) {
    this.lease = lease;
    this.me = me;
    this.tokens = tokens;
    this.ticker = ticker;
  }

  /** Renews or takes the seat as far as that is due; the seat, if this instance has it now. */
  Optional<Held> attend() {
    long sent = ticker.nanos();
    if (held.isEmpty()) {
      held =
          lease
              .take(me, tokens.get())
              .fold(
                  granted -> Optional.of(new Held(granted.term(), granted.predecessor(), sent)),
                  occupied -> Optional.empty());
      held.ifPresent(
          seat -> LOG.info("READER: took the seat epoch={} consumer={}", seat.term.epoch(), me));
      return held;
    }
    Held seat = held.get();
    if (sent - seat.renewedNanos >= ReaderLease.TERM.toNanos()) {
      lose("its time is over");
    } else if (sent - seat.renewedNanos >= RENEW_NANOS) {
      if (lease.renew(seat.term)) {
        seat.renewedNanos = sent;
      } else {
        lose("its time is over or another instance has it");
      }
    }
    if (held.isPresent() && ticker.nanos() - seat.renewedNanos >= SURE_NANOS) {
      lose("it could not be renewed in time");
    }
    return held;
  }

  /** Another holds the seat: forget it. */
  void lose(String why) {
    held.ifPresent(
        seat -> LOG.warn("READER: lost the seat epoch={} reason={}", seat.term.epoch(), why));
    held = Optional.empty();
  }

  /** Gives the seat up. */
  void release() {
    held.ifPresent(seat -> lease.release(seat.term));
    held = Optional.empty();
  }

  /** The seat while it is this instance's. */
  static final class Held {
    private final ReaderTerm term;
    private final Optional<ConsumerName> predecessor;
    private long renewedNanos;

    private Held(ReaderTerm term, Optional<ConsumerName> predecessor, long renewedNanos) {
      this.term = term;
      this.predecessor = predecessor;
      this.renewedNanos = renewedNanos;
    }

    ReaderTerm term() {
      return term;
    }

    Optional<ConsumerName> predecessor() {
      return predecessor;
    }
  }
}
