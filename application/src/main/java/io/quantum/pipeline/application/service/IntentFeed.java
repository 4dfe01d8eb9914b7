package io.quantum.pipeline.application.service;

import io.quantum.pipeline.application.port.out.GroupOpening;
import io.quantum.pipeline.application.port.out.InboxReading;
import io.quantum.pipeline.application.port.out.IntentBatch;
import io.quantum.pipeline.application.port.out.IntentInbox;
import io.quantum.pipeline.application.port.out.SweepDecision;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which entries come next: first what others left behind, then what is pending under the own name,
 * then new ones. The same order after every failure, because a lost reply may have delivered
 * entries.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>: spec part 2, "Delivery".
 */
public final class IntentFeed {
  private static final Logger LOG = LoggerFactory.getLogger(IntentFeed.class);
  private static final long SWEEP_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int SWEEP_STEP = 500;

  private enum Phase {
    OPEN,
    SWEEP,
    PENDING,
    NEW
  }

  private final IntentInbox inbox;
  private final ConsumerName me;
  private final int batchSize;
  private final Ticker ticker;
  private final ProgressTally tally;

  private Phase phase = Phase.OPEN;
  private EntryId pendingAfter = EntryId.ZERO;
  private boolean othersPending = true;
  private long sweptNanos;

  /**
   * For one instance.
   *
   * @param batchSize entries a read, 1 to 5,000
   */
  public IntentFeed(
      IntentInbox inbox, ConsumerName me, int batchSize, Ticker ticker, ProgressTally tally) {
    this.inbox = inbox;
    this.me = me;
    this.batchSize = batchSize;
    this.ticker = ticker;
    this.tally = tally;
  }

  /**
   * Nothing is known any more, because the seat was lost or a step failed: begin again with what is
   * pending.
   */
  void startOver() {
    phase = Phase.OPEN;
  }

  /** The next batch, possibly empty; nothing at all if the seat was lost. */
  Optional<IntentBatch> next(ReaderDuty.Held seat, boolean full, Duration patience) {
    if (phase == Phase.OPEN) {
      open();
    }
    if (phase == Phase.SWEEP || othersPending && sweepIsDue()) {
      if (!sweep(seat)) {
        return Optional.empty();
      }
    }
    if (full) {
      return Optional.of(inbox.glance());
    }
    return Optional.of(phase == Phase.PENDING ? readPending() : readNew(patience));
  }

  private void open() {
    GroupOpening opening = inbox.open();
    if (opening == GroupOpening.HEALED) {
      LOG.error("GROUP LOST: the consumer group was gone and has been created again");
    } else if (opening != GroupOpening.FOUND) {
      LOG.info("GROUP {}: the consumer group is ready", opening);
    }
    phase = Phase.SWEEP;
  }

  private boolean sweepIsDue() {
    return ticker.nanos() - sweptNanos >= SWEEP_EVERY_NANOS;
  }

  // All steps of a sweep in one go: each is bounded, and nothing new may be read before the last.
  private boolean sweep(ReaderDuty.Held seat) {
    boolean moved = false;
    while (true) {
      SweepDecision step = inbox.sweep(seat.term(), seat.predecessor(), SWEEP_STEP);
      Optional<SweepDecision.Swept> swept = step.fold(Optional::of, fenced -> Optional.empty());
      if (swept.isEmpty()) {
        return false;
      }
      if (swept.get().lost() > 0) {
        tally.ended(OutcomeCode.LOST_TRIMMED, swept.get().lost());
      }
      moved |= swept.get().moved() > 0;
      othersPending = swept.get().othersPending();
      if (swept.get().moved() + swept.get().lost() == 0) {
        break;
      }
    }
    sweptNanos = ticker.nanos();
    if (moved || phase == Phase.SWEEP) {
      phase = Phase.PENDING;
      pendingAfter = EntryId.ZERO;
    }
    return true;
  }

  private IntentBatch readPending() {
    IntentBatch batch = batchOf(inbox.readPending(me, pendingAfter, batchSize));
    // Still PENDING unless the group was found lost on the way.
    if (phase == Phase.PENDING && batch.size() < batchSize) {
      phase = Phase.NEW;
    }
    pendingAfter = last(batch);
    return batch;
  }

  private IntentBatch readNew(Duration patience) {
    IntentBatch batch = batchOf(inbox.readNew(me, batchSize, patience));
    tally.delivered(batch.size());
    return batch;
  }

  private IntentBatch batchOf(InboxReading reading) {
    return reading.fold(
        delivered -> delivered.batch(),
        lost -> {
          phase = Phase.OPEN;
          return inbox.glance();
        });
  }

  private EntryId last(IntentBatch batch) {
    EntryId last = pendingAfter;
    List<Delivery> deliveries = batch.deliveries();
    if (!deliveries.isEmpty()) {
      EntryId newest = deliveries.get(deliveries.size() - 1).id();
      last = last.isBefore(newest) ? newest : last;
    }
    for (EntryId gone : batch.gone()) {
      last = last.isBefore(gone) ? gone : last;
    }
    return last;
  }
}
