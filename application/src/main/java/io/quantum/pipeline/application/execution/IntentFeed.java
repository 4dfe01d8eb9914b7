package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.FeedPhase.Event;
import io.quantum.pipeline.application.execution.port.out.DecisionContext;
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
import java.util.function.Consumer;
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

  private final IntentInbox inbox;
  private final ConsumerName me;
  private final int batchSize;
  private final int pageSize;
  private final Ticker ticker;
  private final PipelineLog log;
  private final ProgressTally tally;
  private final RecoveredEntries recovered;
  private final Consumer<FeedPhase.Transition> taken;

  private FeedPhase phase = FeedPhase.OPEN;
  private long unknownAtLastSweep;
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
    this(inbox, recovery, me, batchSize, ticker, log, tally, transition -> {});
  }

  /** Reports each transition: tests count them. */
  IntentFeed(
      IntentInbox inbox,
      Recovery recovery,
      ConsumerName me,
      int batchSize,
      Ticker ticker,
      PipelineLog log,
      ProgressTally tally,
      Consumer<FeedPhase.Transition> taken) {
    this.inbox = inbox;
    this.me = me;
    this.batchSize = batchSize;
    this.pageSize = Math.min(batchSize, IntentInbox.MAX_PENDING);
    this.ticker = ticker;
    this.log = log;
    this.tally = tally;
    this.taken = taken;
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

  /** Nothing is known any more: the lease was lost, or a step failed. */
  void startOver() {
    on(Event.STARTED_OVER);
    recovered.restart();
  }

  /** What a stand-by does: compares the ledger with what it has seen, to notice lost data too. */
  void watch() {
    if (ticker.nanos() - watchedNanos >= WATCH_EVERY_NANOS) {
      if (hasLost(peekOrReopen())) {
        open();
      }
      // Not before: a failed look is repeated as soon as Redis is back.
      watchedNanos = ticker.nanos();
    }
  }

  private DecisionContext peekOrReopen() {
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
   * What {@link #next} is to do. Changes nothing.
   *
   * @param now of the ticker, in nanoseconds
   * @param full true if no entries may be read
   */
  FeedPhase.Plan plan(long now, boolean full) {
    return phase.plan(now - sweptNanos >= SWEEP_EVERY_NANOS, full);
  }

  /**
   * What to decide next, possibly nothing; empty if the lease was lost.
   *
   * @param plan made since the last call
   * @param known pending entries that the caller holds
   * @param patience how long to wait for new ones
   */
  Optional<WorkBatch> next(
      FeedPhase.Plan plan, LeaseHolder.Held lease, long known, Duration patience) {
    return switch (plan.kind()) {
      case OPEN -> {
        open();
        yield next(phase.plan(false, plan.full()), lease, known, patience);
      }
      // Swept again and again: a read that a stalled reader had sent may be carried out long after
      // its lease was taken, and nobody else would ever look at what it was given.
      case SWEEP -> {
        Optional<SweepDecision.Swept> swept = sweep(lease);
        swept.ifPresent(all -> swept(all, known));
        yield swept.isEmpty()
            ? Optional.empty()
            : next(phase.plan(false, plan.full()), lease, known, patience);
      }
      case PENDING -> Optional.of(pending());
      case NEW -> Optional.of(readNew(patience));
      case PEEK -> Optional.of(peek());
    };
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
    recovered.restart();
    on(Event.OPENED);
  }

  private boolean hasLost(DecisionContext context) {
    if (context.ledger().hasLostSince(seen)) {
      return true;
    }
    seen = context.ledger();
    return false;
  }

  // When data were lost nothing of the batch may be decided: it is found again once that is known.
  private WorkBatch checked(
      DecisionContext context, Function<DecisionContext, WorkBatch> otherwise) {
    if (hasLost(context)) {
      on(Event.LOST);
      return WorkBatch.of(context);
    }
    return otherwise.apply(context);
  }

  // All steps of a sweep in one go: each is bounded, and nothing new may be read before the last.
  // Empty if the lease was lost.
  private Optional<SweepDecision.Swept> sweep(LeaseHolder.Held lease) {
    long moved = 0;
    long lost = 0;
    while (true) {
      Optional<SweepDecision.Swept> swept =
          inbox
              .sweep(lease.fence(), lease.predecessor(), SWEEP_STEP)
              .fold(Optional::of, fenced -> Optional.empty());
      if (swept.isEmpty()) {
        return swept;
      }
      SweepDecision.Swept step = swept.get();
      if (step.lost() > 0) {
        tally.ended(OutcomeCode.LOST_TRIMMED, step.lost());
        log.lostEntries(step.lost());
      }
      moved += step.moved();
      lost += step.lost();
      if (step.moved() + step.lost() == 0) {
        return Optional.of(new SweepDecision.Swept(moved, lost, step.own()));
      }
    }
  }

  private void swept(SweepDecision.Swept all, long known) {
    sweptNanos = ticker.nanos();
    // Behind a full batch this says nothing: what was read ahead is pending too.
    long unknown = phase == FeedPhase.BACKLOG ? 0 : Math.max(0, all.own() - known);
    // A read of this instance that was given up, and carried out long after: twice in a row, since
    // an order that is just being looked up belongs to nobody here either.
    boolean readLate = unknown > 0 && unknownAtLastSweep > 0;
    unknownAtLastSweep = readLate ? 0 : unknown;
    if (all.moved() > 0 || readLate || phase == FeedPhase.SWEEP) {
      lookAtPending();
    } else {
      on(Event.SWEPT);
    }
  }

  private void lookAtPending() {
    recovered.restart();
    on(Event.PENDING_DUE);
  }

  private WorkBatch peek() {
    return checked(
        inbox.peek(),
        context -> {
          on(Event.PEEKED);
          return WorkBatch.of(context);
        });
  }

  private WorkBatch pending() {
    if (recovered.isEmpty() && !page()) {
      on(Event.LOST);
      return WorkBatch.of(inbox.peek());
    }
    WorkBatch portion = recovered.isEmpty() ? checked(inbox.peek(), WorkBatch::of) : recovered();
    // Still PENDING unless data were found lost on the way.
    if (phase == FeedPhase.PENDING && recovered.isExhausted()) {
      recovered.finished();
      on(Event.PENDING_READ);
    }
    return portion;
  }

  // False if the group is lost.
  private boolean page() {
    Optional<List<EntryId>> page = inbox.pending(me, recovered.listedUpTo(), pageSize);
    page.ifPresent(ids -> recovered.add(ids, ids.size() < pageSize));
    return page.isPresent();
  }

  private WorkBatch recovered() {
    Optional<WorkBatch.Poisoned> poisoned = recovered.poisoned();
    if (poisoned.isPresent()) {
      return checked(inbox.peek(), context -> WorkBatch.of(context, poisoned.get()));
    }
    IntentBatch batch = inbox.fetch(recovered.begin(batchSize));
    return checked(batch.context(), context -> recovered.fetched(batch));
  }

  private WorkBatch readNew(Duration patience) {
    return inbox
        .readNew(me, batchSize, patience)
        .fold(
            delivered -> checked(delivered.batch().context(), context -> unread(delivered)),
            lost -> {
              on(Event.LOST);
              return WorkBatch.of(inbox.peek());
            });
  }

  private WorkBatch unread(InboxReading.Delivered delivered) {
    tally.delivered(delivered.batch().size());
    switch (delivered.beyond()) {
      case NOTHING -> on(Event.ALL_READ);
      case UNREAD -> on(Event.FULL_READ);
      case PENDING -> lookAtPending();
    }
    return new WorkBatch(delivered.batch(), List.of(), List.of());
  }

  private void on(Event event) {
    FeedPhase.Transition transition = phase.on(event);
    taken.accept(transition);
    phase = transition.to();
  }

  /** The entries have been decided to wait: their attempts ended well. */
  void forgetAttempts(List<EntryId> counted) {
    if (!counted.isEmpty()) {
      recovered.forget(counted);
    }
  }
}
