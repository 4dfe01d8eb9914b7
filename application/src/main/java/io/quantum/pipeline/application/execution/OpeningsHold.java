package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.Claim;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.intent.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether openings wait because the store's clock has stepped. The window and the spacing of
 * symbols are kept by that clock: after a step they are kept by the monotonic one, until a whole
 * window has passed since the last opening that the reader knows of, or since it began to read.
 *
 * <p><b>Units</b>: nanoseconds of the monotonic clock. <b>Threads</b>: not safe; owned by the
 * reading loop. <b>Source</b>: ADR 18.
 */
final class OpeningsHold {
  private final ClockWatch watch;
  private final Ticker ticker;
  private final long wholeNanos;
  private final long leaseNanos;
  private final Set<Symbol> underWay = new HashSet<>();

  private Optional<Long> readingSince = Optional.empty();
  private Optional<Long> lastEnded = Optional.empty();
  private Optional<ClockWatch.Step> outlasted = Optional.empty();

  OpeningsHold(ClockWatch watch, OrderLimits limits, Ticker ticker) {
    this.watch = watch;
    this.ticker = ticker;
    this.leaseNanos = limits.lease().toNanos();
    Duration window = Duration.ofMillis(limits.openings().occupancyMillis());
    Duration spacing = limits.symbolSpacing();
    this.wholeNanos = (window.compareTo(spacing) > 0 ? window : spacing).toNanos();
  }

  /** This instance has the lease. */
  void reads() {
    if (readingSince.isEmpty()) {
      readingSince = Optional.of(ticker.nanos());
    }
  }

  /** It has not: another may send orders now. */
  void standsBy() {
    readingSince = Optional.empty();
  }

  /**
   * A claim was granted. If the clock has stepped between the look at the context and the claim, an
   * opening was counted wrongly: it is written down, and ends unsent like one whose lease is over.
   *
   * @return since when its lease runs
   */
  long started(Candidate candidate, Claim claim, ClaimClock.Asked asked, Instant read) {
    watch.seen(claim.claimedAt(), asked.firstNanos(), ticker.nanos());
    if (!candidate.isOpening()) {
      return asked.grantedNanos(claim, read);
    }
    boolean late = holds();
    underWay.add(candidate.symbol());
    return late ? ticker.nanos() - leaseNanos : asked.grantedNanos(claim, read);
  }

  /** An order of the symbol has ended, an opening or not. */
  void ended(Symbol symbol) {
    if (underWay.remove(symbol)) {
      lastEnded = Optional.of(ticker.nanos());
    }
  }

  boolean holds() {
    Optional<ClockWatch.Step> step = watch.lastStep();
    if (step.isEmpty() || step.equals(outlasted)) {
      return false;
    }
    // What was opened before the step by another reader was opened before this one began.
    long seen = step.get().seenNanos();
    long began = readingSince.filter(since -> since - seen < 0).orElse(seen);
    long last = lastEnded.filter(ended -> ended - began > 0).orElse(began);
    if (!underWay.isEmpty() || ticker.nanos() - last < wholeNanos) {
      return true;
    }
    outlasted = step;
    return false;
  }
}
