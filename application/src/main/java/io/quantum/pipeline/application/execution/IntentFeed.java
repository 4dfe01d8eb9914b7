package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.out.GroupOpening;
import io.quantum.pipeline.application.execution.port.out.InboxReading;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentInbox;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.application.execution.port.out.SweepDecision;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which entries come next: first what others left behind, then what is pending under the own name,
 * then new ones. The same order after every failure, because a lost reply may have delivered
 * entries.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>:
 * docs/reference/delivery.md#turn.
 */
public final class IntentFeed {
  private static final Logger LOG = LoggerFactory.getLogger(IntentFeed.class);
  private static final long SWEEP_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long WATCH_EVERY_NANOS = Duration.ofSeconds(2).toNanos();
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
  private final int pageSize;
  private final Ticker ticker;
  private final PipelineLog log;
  private final ProgressTally tally;
  private final RecoveredEntries recovered;

  private Phase phase = Phase.OPEN;
  private EntryId pendingAfter = EntryId.ZERO;
  private boolean wholePageFound = true;
  private boolean wholeBatchRead;
  private boolean sweepNow;
  private boolean unknownPendingSeen;
  private long sweptNanos;
  private long watchedNanos;
  private LedgerMark seen = LedgerMark.NOTHING_SEEN;

  /**
   * For one instance.
   *
   * @param recovery how entries found pending are handled
   * @param batchSize entries a read, 1 to 5,000
   */
  public IntentFeed(
      IntentInbox inbox,
      Recovery recovery,
      ConsumerName me,
      int batchSize,
      Ticker ticker,
      PipelineLog log,
      ProgressTally tally) {
    this.inbox = inbox;
    this.me = me;
    this.batchSize = batchSize;
    this.pageSize = Math.min(batchSize, IntentInbox.MAX_PENDING);
    this.ticker = ticker;
    this.log = log;
    this.tally = tally;
    this.recovered = new RecoveredEntries(recovery.attempts(), recovery.maxDeliveries());
    this.watchedNanos = ticker.nanos() - WATCH_EVERY_NANOS;
  }

  /**
   * How entries found pending are handled.
   *
   * @param attempts where attempts are counted
   * @param maxDeliveries attempts after which an entry is put aside, at least 1
   */
  public record Recovery(RecoveryAttempts attempts, int maxDeliveries) {}

  /**
   * Nothing is known any more, because the lease was lost or a step failed: begin again with what
   * is pending.
   */
  void startOver() {
    phase = Phase.OPEN;
    recovered.clear();
  }

  /** What a stand-by does: sees how far the ledger has come, so that it notices lost data too. */
  void watch() {
    if (ticker.nanos() - watchedNanos >= WATCH_EVERY_NANOS) {
      if (hasLost(glanceOrReopen())) {
        open();
      }
      // Behind it: a look that failed is done again as soon as Redis is back.
      watchedNanos = ticker.nanos();
    }
  }

  private IntentBatch glanceOrReopen() {
    try {
      return inbox.peek();
    } catch (AdapterFailure failure) {
      if (failure.remedy() != Remedy.REOPEN) {
        throw failure;
      }
      open();
      return inbox.peek();
    }
  }

  /**
   * True if the last portion was a full batch of new entries and the next one comes without a look
   * at what is pending. Ask before each {@link #next}: it keeps to what was answered.
   */
  boolean streams() {
    sweepNow = sweepIsDue();
    return phase == Phase.NEW && wholeBatchRead && !sweepNow;
  }

  /**
   * What to decide next, possibly nothing; empty if the lease was lost.
   *
   * @param full true if nothing new may be read
   * @param known pending entries that the caller holds
   * @param patience how long to wait for new ones
   */
  Optional<WorkBatch> next(LeaseHolder.Held lease, boolean full, long known, Duration patience) {
    boolean aheadOfUs = wholeBatchRead;
    wholeBatchRead = false;
    if (phase == Phase.OPEN) {
      open();
    }
    // Again and again: a read that a stalled reader had sent may be carried out long after its
    // lease
    // was taken, and nobody else would ever look at what it was given.
    if (phase == Phase.SWEEP || sweepNow) {
      if (!sweep(lease, aheadOfUs ? Long.MAX_VALUE : known)) {
        return Optional.empty();
      }
    }
    if (full) {
      return Optional.of(checked(inbox.peek(), WorkBatch::of));
    }
    return Optional.of(phase == Phase.PENDING ? pending() : readNew(patience));
  }

  private void open() {
    GroupOpening opening = inbox.open(seen);
    switch (opening) {
      case DATA_LOST -> {
        LOG.error(
            "DATA LOST: Redis holds less than this instance has seen settled={}; trading is"
                + " halted until an operator resumes it",
            seen.settled());
        seen = LedgerMark.NOTHING_SEEN;
      }
      case HEALED ->
          LOG.error("GROUP LOST: the consumer group was gone and has been created again");
      case CREATED, ADOPTED -> LOG.info("GROUP {}: the consumer group is ready", opening);
      case FOUND -> LOG.debug("the consumer group is there");
    }
    recovered.clear();
    phase = Phase.SWEEP;
  }

  private boolean hasLost(IntentBatch batch) {
    if (batch.ledger().hasLostSince(seen)) {
      return true;
    }
    seen = batch.ledger();
    return false;
  }

  // When data were lost nothing of the batch may be decided: it is found again once that is told.
  private WorkBatch checked(IntentBatch batch, Function<IntentBatch, WorkBatch> otherwise) {
    if (hasLost(batch)) {
      phase = Phase.OPEN;
      return WorkBatch.of(batch.with(List.of()));
    }
    return otherwise.apply(batch);
  }

  private boolean sweepIsDue() {
    return ticker.nanos() - sweptNanos >= SWEEP_EVERY_NANOS;
  }

  // All steps of a sweep in one go: each is bounded, and nothing new may be read before the last.
  private boolean sweep(LeaseHolder.Held lease, long known) {
    boolean moved = false;
    boolean foreignConsumers;
    while (true) {
      SweepDecision step = inbox.sweep(lease.fence(), lease.predecessor(), SWEEP_STEP);
      Optional<SweepDecision.Swept> swept = step.fold(Optional::of, fenced -> Optional.empty());
      if (swept.isEmpty()) {
        return false;
      }
      if (swept.get().lost() > 0) {
        tally.ended(OutcomeCode.LOST_TRIMMED, swept.get().lost());
        log.lostEntries(swept.get().lost());
      }
      moved |= swept.get().moved() > 0;
      foreignConsumers = swept.get().own() > known;
      if (swept.get().moved() + swept.get().lost() == 0) {
        break;
      }
    }
    sweptNanos = ticker.nanos();
    // A read of this instance that was given up, and carried out long after: twice in a row, since
    // an order that is just being looked up belongs to nobody here either.
    boolean unknown = foreignConsumers && unknownPendingSeen;
    unknownPendingSeen = foreignConsumers && !unknown;
    if (moved || unknown || phase == Phase.SWEEP) {
      lookAtPending();
    }
    return true;
  }

  private WorkBatch pending() {
    if (recovered.isEmpty() && !page()) {
      phase = Phase.OPEN;
      return WorkBatch.of(inbox.peek());
    }
    WorkBatch portion = recovered.isEmpty() ? checked(inbox.peek(), WorkBatch::of) : recovered();
    // Still PENDING unless data were found lost on the way.
    if (phase == Phase.PENDING && recovered.isEmpty() && !wholePageFound) {
      phase = Phase.NEW;
      recovered.finished();
    }
    return portion;
  }

  // False if the group is lost.
  private boolean page() {
    Optional<List<EntryId>> page = inbox.pending(me, pendingAfter, pageSize);
    page.ifPresent(
        ids -> {
          wholePageFound = ids.size() >= pageSize;
          pendingAfter = ids.isEmpty() ? pendingAfter : ids.get(ids.size() - 1);
          recovered.add(ids);
        });
    return page.isPresent();
  }

  private WorkBatch recovered() {
    Optional<WorkBatch.Poisoned> poisoned = recovered.poisoned();
    return poisoned.isPresent()
        ? checked(
            inbox.peek(), context -> new WorkBatch(context, List.of(poisoned.get()), List.of()))
        : checked(inbox.fetch(recovered.begin(batchSize)), recovered::fetched);
  }

  private WorkBatch readNew(Duration patience) {
    return inbox
        .readNew(me, batchSize, patience)
        .fold(
            delivered -> checked(delivered.batch(), batch -> unread(batch, delivered.beyond())),
            lost -> {
              phase = Phase.OPEN;
              return WorkBatch.of(inbox.peek());
            });
  }

  private WorkBatch unread(IntentBatch batch, InboxReading.Beyond beyond) {
    tally.delivered(batch.size());
    wholeBatchRead = beyond == InboxReading.Beyond.UNREAD;
    if (beyond == InboxReading.Beyond.PENDING) {
      lookAtPending();
    }
    return WorkBatch.of(batch);
  }

  private void lookAtPending() {
    phase = Phase.PENDING;
    pendingAfter = EntryId.ZERO;
    wholePageFound = true;
    recovered.clear();
  }

  /** The entries have been decided to wait: what was counted for them ended well. */
  void waiting(List<EntryId> counted) {
    if (!counted.isEmpty()) {
      recovered.forget(counted);
    }
  }
}
