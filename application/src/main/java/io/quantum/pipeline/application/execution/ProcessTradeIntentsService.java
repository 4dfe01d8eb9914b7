package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.in.EndedOrder;
import io.quantum.pipeline.application.execution.port.in.OrderLanes;
import io.quantum.pipeline.application.execution.port.in.ProcessTradeIntents;
import io.quantum.pipeline.application.execution.port.in.Turn;
import io.quantum.pipeline.application.execution.port.out.ClaimAnswer;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentBatch;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.stream.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The reading loop's one turn: keep the lease, read a batch, decide every entry of it, settle the
 * batch.
 *
 * <p><b>Threads</b>: not safe; one thread calls it. <b>Source</b>: docs/reference/delivery.md#turn,
 * docs/reference/order-of-checks.md#waiting-room.
 */
public final class ProcessTradeIntentsService implements ProcessTradeIntents {
  private static final Duration IDLE_PATIENCE = Duration.ofSeconds(1);
  private static final Duration BUSY_PATIENCE = Duration.ofMillis(20);
  private static final Duration AGE_CHECK = Duration.ofSeconds(1);
  private static final int MAX_UNDER_WAY = 1;

  private final LeaseHolder duty;
  private final IntentFeed feed;
  private final IntentTriage triage;
  private final IntentLedger ledger;
  private final DismissalQueue settlement;
  private final Ticker ticker;
  private final OpeningsWindow window;
  private final OpeningsHold hold;
  private final WaitingRoom room = new WaitingRoom();
  private final ClaimClock claims = new ClaimClock();

  private Instant agesCheckedAt = Instant.MIN;
  private Instant now = Instant.MIN;
  private Turn.Role role = Turn.Role.STANDBY;

  /** Made of the lease, what reads, what decides and what records. */
  public ProcessTradeIntentsService(
      LeaseHolder duty,
      IntentFeed feed,
      IntentTriage triage,
      IntentLedger ledger,
      DismissalQueue settlement,
      OrderLimits limits,
      ClockWatch watch,
      Ticker ticker) {
    this.duty = duty;
    this.feed = feed;
    this.triage = triage;
    this.ledger = ledger;
    this.settlement = settlement;
    this.ticker = ticker;
    this.window = new OpeningsWindow(limits.openings());
    this.hold = new OpeningsHold(watch, limits, ticker);
  }

  @Override
  public Turn turn(OrderLanes lanes) {
    lanes.ended().forEach(this::orderEnded);
    try {
      Optional<LeaseHolder.Held> lease = duty.attend();
      if (lease.isEmpty()) {
        hold.standsBy();
        settlement.abandon();
        forget();
        feed.startOver();
        feed.watch();
        return turn(Turn.Role.STANDBY, 0, Optional.empty());
      }
      hold.reads();
      return readAndDecide(lease.get(), lanes);
    } catch (AdapterFailure failure) {
      // What the failed step has done or not stands among the pending entries: look there first.
      settlement.abandon();
      feed.startOver();
      // The next turn opens at once, and finds out whether data were lost.
      boolean reopens = failure.remedy() == Remedy.REOPEN;
      return turn(role, 0, reopens ? Optional.empty() : Optional.of(failure));
    }
  }

  @Override
  public void leave() {
    settlement.abandon();
    duty.release();
  }

  private Turn readAndDecide(LeaseHolder.Held lease, OrderLanes lanes) {
    FeedPhase.Plan plan = plan();
    // No dismissal may be under way while the pending entries are listed.
    if (!plan.pipelined() && !settlement.await(0)) {
      return fenced();
    }
    Optional<WorkBatch> read = feed.next(plan, lease, room.size() + lanes.busy(), patience(lanes));
    if (read.isEmpty()) {
      return fenced();
    }
    WorkBatch portion = read.get();
    DecisionContext context = portion.batch().context();
    now = context.at();
    window.seen(context.openingsInWindow(), context.openingLimit());
    DismissalQueue.Round dismissals = settlement.begin(lease.fence(), window.limit());
    List<Candidate> admitted = decide(portion, dismissals);
    admitted.forEach(room::add);
    // Now, so that a later failure in this turn is not charged to entries that only wait.
    forgetAttempts(portion, admitted, candidate -> isHeld(candidate, context));
    expireWaiting(dismissals);
    boolean ours = tryReady(lease.fence(), context, lanes, dismissals);
    dismissals.send();
    // In a backlog the last dismissals of this batch end while the next one is decided.
    if (!settlement.await(plan().pipelined() ? MAX_UNDER_WAY : 0) || !ours) {
      return fenced();
    }
    forgetAttempts(portion, admitted, room::holds);
    return turn(Turn.Role.READER, portion.size(), Optional.empty());
  }

  private FeedPhase.Plan plan() {
    return feed.plan(ticker.nanos(), room.isFull());
  }

  private void forgetAttempts(
      WorkBatch portion, List<Candidate> admitted, Predicate<Candidate> waits) {
    if (!portion.counted().isEmpty()) {
      feed.forgetAttempts(admitted.stream().filter(waits).map(Candidate::entryId).toList());
    }
  }

  private List<Candidate> decide(WorkBatch portion, DismissalQueue.Round dismissals) {
    IntentBatch batch = portion.batch();
    batch.gone().forEach(id -> dismissals.add(new Dismissal.Audited(id, AuditReason.BODY_GONE)));
    portion.poisoned().forEach(poisoned -> dismissals.add(triage.poisoned(poisoned)));
    List<Candidate> admitted = new ArrayList<>();
    for (Delivery delivery : batch.deliveries()) {
      triage
          .decide(delivery, batch.context().tradingState(), now)
          .fold(
              ends -> {
                dismissals.add(ends.dismissal());
                return true;
              },
              mayTrade -> admitted.add(mayTrade.candidate()));
    }
    return admitted;
  }

  private void orderEnded(EndedOrder ended) {
    room.wake(ended.symbol());
    hold.ended(ended.symbol());
    if (ended.slotReturned()) {
      window.slotReturned();
    }
  }

  private void expireWaiting(DismissalQueue.Round dismissals) {
    if (room.size() == 0 || now.isBefore(agesCheckedAt.plus(AGE_CHECK))) {
      return;
    }
    agesCheckedAt = now;
    for (Candidate candidate : room.all()) {
      triage
          .expiry(candidate, now)
          .ifPresent(
              dismissal -> {
                drop(candidate);
                dismissals.add(dismissal);
              });
    }
  }

  // False if the lease was lost on the way.
  private boolean tryReady(
      FencingToken fence,
      DecisionContext context,
      OrderLanes lanes,
      DismissalQueue.Round dismissals) {
    while (true) {
      closeWhatNeedNotWait(dismissals);
      int free = lanes.free();
      List<Candidate> heads =
          free == 0 ? List.of() : room.ready(now, head -> !isHeld(head, context), free);
      if (heads.isEmpty()) {
        return true;
      }
      long sent = ticker.nanos();
      claims.asks(heads, sent);
      ClaimAnswer answer =
          ledger.claim(
              fence,
              heads.stream().map(head -> new ClaimRequest(head.order(), head.token())).toList());
      Optional<List<ClaimDecision>> decisions =
          answer.fold(decided -> Optional.of(decided.decisions()), fenced -> Optional.empty());
      if (decisions.isEmpty()) {
        return false;
      }
      for (int i = 0; i < heads.size(); i++) {
        ClaimClock.Asked asked = new ClaimClock.Asked(claims.answered(heads.get(i)), sent);
        apply(decisions.get().get(i), heads.get(i), lanes, asked, dismissals);
      }
    }
  }

  private boolean isHeld(Candidate head, DecisionContext context) {
    return context.tradingState().holds(head.order().terms().action())
        || head.isOpening() && hold.holds();
  }

  private void apply(
      ClaimDecision decision,
      Candidate candidate,
      OrderLanes lanes,
      ClaimClock.Asked asked,
      DismissalQueue.Round dismissals) {
    decision
        .<Runnable>fold(
            claimed ->
                () -> {
                  room.remove(candidate);
                  lanes.start(
                      new ClaimedOrder(candidate.order(), claimed.claim()),
                      hold.started(candidate, claimed.claim(), asked, now));
                },
            closed ->
                () -> {
                  room.remove(candidate);
                  dismissals.add(new Dismissal.Audited(candidate.entryId(), closed.reason()));
                  closed.until().ifPresent(window::full);
                },
            waiting -> () -> room.postpone(candidate, waiting.retryAt(), now),
            elsewhere -> () -> room.remove(candidate))
        .run();
  }

  private void closeWhatNeedNotWait(DismissalQueue.Round dismissals) {
    if (hold.holds()) {
      window.slotReturned();
      closeForTheWindow(room.inTheWay(), dismissals);
    }
    while (window.isKnownFull(now)) {
      List<Candidate> heads = room.ready(now, Candidate::isOpening, Integer.MAX_VALUE);
      if (heads.isEmpty()) {
        return;
      }
      closeForTheWindow(heads, dismissals);
    }
  }

  private void closeForTheWindow(List<Candidate> openings, DismissalQueue.Round dismissals) {
    for (Candidate opening : openings) {
      drop(opening);
      dismissals.add(new Dismissal.Audited(opening.entryId(), AuditReason.GLOBAL_WINDOW));
    }
  }

  private Turn fenced() {
    duty.lose("another instance reads now");
    settlement.abandon();
    forget();
    feed.startOver();
    return turn(Turn.Role.STANDBY, 0, Optional.empty());
  }

  private void drop(Candidate candidate) {
    room.remove(candidate);
    claims.forget(candidate);
  }

  private void forget() {
    room.clear();
    claims.clear();
  }

  // While an order is in flight here and candidates wait, its end may free one of them any moment.
  private Duration patience(OrderLanes lanes) {
    if (room.size() == 0) {
      return IDLE_PATIENCE;
    }
    boolean soon = lanes.busy() > 0 || room.nextTry(now.plus(IDLE_PATIENCE)).isBefore(now);
    return soon ? BUSY_PATIENCE : IDLE_PATIENCE;
  }

  private Turn turn(Turn.Role as, int delivered, Optional<AdapterFailure> trouble) {
    role = as;
    return new Turn(role, delivered, room.size(), room.isFull(), trouble);
  }
}
