package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.ClaimAnswer;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.DismissAnswer;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.FinaliseAnswer;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.LookupNote;
import io.quantum.pipeline.application.execution.port.out.TakeoverDecision;
import io.quantum.pipeline.application.fake.InMemoryStore.OrderRecord;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.admission.Claim;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.ClaimDecision.WaitCause;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.admission.SlidingWindow;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The four steps in memory; the window is the domain's own. */
public final class InMemoryIntentLedger implements IntentLedger {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final InMemoryStore store;
  private final OrderLimits limits;
  private boolean losesClaimReply;

  /** In a world, under limits. */
  public InMemoryIntentLedger(InMemoryStore store, OrderLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  @Override
  public ClaimAnswer claim(FencingToken fence, List<ClaimRequest> requests) {
    if (!store.holds(fence)) {
      return new ClaimAnswer.Fenced();
    }
    List<ClaimDecision> decisions = requests.stream().map(this::decide).toList();
    if (losesClaimReply) {
      losesClaimReply = false;
      throw new AdapterFailure(
          Remedy.RETRY, "the reply was lost on purpose", new IllegalStateException());
    }
    return new ClaimAnswer.Decided(decisions);
  }

  /** The next claim is carried out, but its caller is not told. */
  public void loseNextClaimReply() {
    losesClaimReply = true;
  }

  private ClaimDecision decide(ClaimRequest request) {
    Order order = request.order();
    Action action = order.terms().action();
    if (!store.pending.containsKey(order.entryId())) {
      return new ClaimDecision.Elsewhere();
    }
    OrderRecord record = store.orders.get(order.clientOrderId());
    if (store.claimed.containsKey(order.entryId())) {
      return record != null && record.token.equals(request.token())
          ? new ClaimDecision.Claimed(record.claim.claim())
          : new ClaimDecision.Elsewhere();
    }
    Optional<AuditReason> forbidden = store.tradingState().dismisses(action);
    if (forbidden.isPresent()) {
      return closed(forbidden.get());
    }
    if (store.tradingState().holds(action)) {
      return new ClaimDecision.Waiting(WaitCause.HALTED, now().plus(SOON));
    }
    if (record != null) {
      return closed(sameness(record, order));
    }
    Optional<ClaimDecision> inTheWay = symbol(order);
    return inTheWay.isPresent() ? inTheWay.get() : window(request);
  }

  private static AuditReason sameness(OrderRecord record, Order order) {
    Order first = record.claim.order();
    if (first.entryId().equals(order.entryId())) {
      return AuditReason.REDELIVERED;
    }
    return first.identity().equals(order.identity()) ? AuditReason.SAME : AuditReason.CONFLICT;
  }

  private Optional<ClaimDecision> symbol(Order order) {
    ClientOrderId holder = store.busy.get(order.terms().symbol());
    boolean opening = order.terms().action().isOpening();
    if (holder != null) {
      Claim claim = store.orders.get(holder).claim.claim();
      if (!opening && store.orders.get(holder).unresolved) {
        return Optional.empty();
      }
      if (!opening) {
        return Optional.of(new ClaimDecision.Waiting(WaitCause.SYMBOL_BUSY, now().plus(SOON)));
      }
      return Optional.of(
          claim.epoch() == 1 && claim.leaseUntil().isAfter(now())
              ? new ClaimDecision.Waiting(WaitCause.SYMBOL_BUSY, claim.leaseUntil())
              : closed(AuditReason.SYMBOL_BUSY));
    }
    Instant spaced = store.spacedUntil.getOrDefault(order.terms().symbol(), Instant.MIN);
    return opening && spaced.isAfter(now())
        ? Optional.of(closed(AuditReason.SYMBOL_SPACING))
        : Optional.empty();
  }

  private ClaimDecision window(ClaimRequest request) {
    Order order = request.order();
    boolean opening = order.terms().action().isOpening();
    OrderRate rate = opening ? store.inForce(limits.openings()) : limits.closes();
    return window(opening)
        .claim(order.clientOrderId(), rate, store.nowMillis())
        .fold(
            admitted -> new ClaimDecision.Claimed(grant(request)),
            full -> {
              Instant until = Instant.ofEpochMilli(full.untilMillis());
              return opening
                  ? new ClaimDecision.Dismissed(AuditReason.GLOBAL_WINDOW, Optional.of(until))
                  : new ClaimDecision.Waiting(WaitCause.CLOSE_GUARD, until);
            });
  }

  private Claim grant(ClaimRequest request) {
    Order order = request.order();
    Instant at = Instant.ofEpochMilli(store.nowMillis());
    Claim claim = new Claim(1, request.token(), at, at.plus(limits.lease()));
    OrderRecord record = new OrderRecord(new ClaimedOrder(order, claim));
    store.orders.put(order.clientOrderId(), record);
    store.claimed.put(order.entryId(), order.clientOrderId());
    store.attempts.remove(order.entryId());
    record.passes =
        Optional.ofNullable(store.busy.put(order.terms().symbol(), order.clientOrderId()));
    if (order.terms().action().isOpening()) {
      store.spacedUntil.put(order.terms().symbol(), at.plus(limits.symbolSpacing()));
    }
    return claim;
  }

  // One that was passed may have passed another, and have ended since.
  private Optional<ClientOrderId> withoutEnd(Optional<ClientOrderId> passed) {
    return passed.flatMap(
        id ->
            store.orders.get(id).outcome.isEmpty()
                ? passed
                : withoutEnd(store.orders.get(id).passes));
  }

  @Override
  public FinaliseAnswer finalise(ClaimedOrder claimed, ExecutionResult result) {
    Order order = claimed.order();
    OrderRecord record = store.orders.get(order.clientOrderId());
    if (record == null || !isHeldUnder(record, claimed)) {
      return new FinaliseAnswer.Fenced();
    }
    if (record.outcome.isPresent()) {
      return new FinaliseAnswer.Recorded(record.outcome.get());
    }
    record.outcome = Optional.of(result.ending().outcome());
    store.results.add(result);
    if (store.pending.remove(order.entryId()) != null) {
      store.ledger = store.ledger.plus(result.ending().outcome(), 1);
    }
    SlidingWindow window = window(order.terms().action().isOpening());
    if (result.ending().admitted()) {
      window.complete(order.clientOrderId(), store.nowMillis());
    } else {
      window.release(order.clientOrderId());
    }
    store.claimed.remove(order.entryId());
    if (store.busy.remove(order.terms().symbol(), order.clientOrderId())) {
      withoutEnd(record.passes).ifPresent(passed -> store.busy.put(order.terms().symbol(), passed));
    }
    return new FinaliseAnswer.Recorded(result.ending().outcome());
  }

  @Override
  public List<ClientOrderId> overdue(int max) {
    return store.orders.values().stream()
        .filter(record -> record.outcome.isEmpty())
        .filter(record -> record.claim.claim().leaseUntil().isBefore(now()))
        .map(record -> record.claim.order().clientOrderId())
        .limit(max)
        .toList();
  }

  @Override
  public TakeoverDecision takeover(ClientOrderId order, String token) {
    OrderRecord record = store.orders.get(order);
    if (record == null || record.outcome.isPresent()) {
      return new TakeoverDecision.Denied();
    }
    Claim before = record.claim.claim();
    boolean own = before.token().equals(token);
    Instant over =
        before.epoch() == 1 ? before.leaseUntil().plus(limits.fence()) : before.leaseUntil();
    if (!own && !now().isAfter(over)) {
      return new TakeoverDecision.Denied();
    }
    record.claim =
        new ClaimedOrder(
            record.claim.order(),
            new Claim(
                own ? before.epoch() : before.epoch() + 1,
                token,
                before.claimedAt(),
                now().plus(OrderLimits.TAKEOVER_LEASE)));
    return new TakeoverDecision.Granted(record.claim);
  }

  @Override
  public LookupNote noteUnavailable(ClaimedOrder order) {
    OrderRecord record = store.orders.get(order.order().clientOrderId());
    if (record == null || record.outcome.isPresent() || !isHeldUnder(record, order)) {
      return LookupNote.FENCED;
    }
    record.absences = 0;
    record.absentAt = Optional.empty();
    if (record.unavailableSince.isEmpty()) {
      record.unavailableSince = Optional.of(now());
      return LookupNote.ASK_AGAIN;
    }
    Instant due = record.unavailableSince.get().plus(OrderLimits.UNRESOLVED_AFTER);
    if (!record.unresolved && now().isBefore(due)) {
      return LookupNote.ASK_AGAIN;
    }
    LookupNote note = record.unresolved ? LookupNote.STILL_UNRESOLVED : LookupNote.NOW_UNRESOLVED;
    record.unresolved = true;
    Claim claim = record.claim.claim();
    record.claim =
        new ClaimedOrder(
            record.claim.order(),
            new Claim(
                claim.epoch(),
                claim.token(),
                claim.claimedAt(),
                now().plus(OrderLimits.UNRESOLVED_LOOKUPS)));
    return note;
  }

  @Override
  public LookupNote noteAbsent(ClaimedOrder order) {
    OrderRecord record = store.orders.get(order.order().clientOrderId());
    if (record == null || record.outcome.isPresent() || !isHeldUnder(record, order)) {
      return LookupNote.FENCED;
    }
    Optional<Instant> next = record.absentAt.map(at -> at.plus(OrderLimits.BETWEEN_LOOKUPS));
    if (next.isEmpty() || !now().isBefore(next.get())) {
      record.absences++;
      record.absentAt = Optional.of(now());
    }
    return record.absences >= OrderLimits.ABSENCES_THAT_PROVE
        ? LookupNote.NEVER_ADMITTED
        : LookupNote.ASK_AGAIN;
  }

  private static boolean isHeldUnder(OrderRecord record, ClaimedOrder order) {
    Claim claim = record.claim.claim();
    return claim.epoch() == order.claim().epoch() && claim.token().equals(order.claim().token());
  }

  @Override
  public TakeoverDecision takeOverUnresolved(ClientOrderId order, String token, OperatorNote note) {
    OrderRecord record = store.orders.get(order);
    if (record == null || !record.unresolved || record.outcome.isPresent()) {
      return new TakeoverDecision.Denied();
    }
    Claim before = record.claim.claim();
    record.claim =
        new ClaimedOrder(
            record.claim.order(),
            new Claim(
                before.epoch() + 1,
                token,
                before.claimedAt(),
                now().plus(OrderLimits.TAKEOVER_LEASE)));
    return new TakeoverDecision.Granted(record.claim);
  }

  @Override
  public Dismissing startDismissal(FencingToken fence, List<Dismissal> dismissals) {
    // As late as it may be: what is not waited for does not happen.
    return () -> closeNow(fence, dismissals);
  }

  private DismissAnswer closeNow(FencingToken fence, List<Dismissal> dismissals) {
    if (!store.holds(fence)) {
      return new DismissAnswer.Fenced();
    }
    List<EntryId> leftAlone = new ArrayList<>();
    long closed = 0;
    for (Dismissal dismissal : dismissals) {
      if (store.claimed.containsKey(dismissal.entryId())) {
        leftAlone.add(dismissal.entryId());
      } else if (store.pending.remove(dismissal.entryId()) != null) {
        store.attempts.remove(dismissal.entryId());
        store.ledger = store.ledger.plus(dismissal.outcome(), 1);
        dismissal.fold(
            audited -> null, aside -> store.deadLetters.put(aside.entryId(), aside.letter()));
        closed++;
      }
    }
    return new DismissAnswer.Done(closed, leftAlone);
  }

  private SlidingWindow window(boolean opening) {
    return opening ? store.openings : store.closes;
  }

  private static ClaimDecision closed(AuditReason reason) {
    return new ClaimDecision.Dismissed(reason, Optional.empty());
  }

  private Instant now() {
    return Instant.ofEpochMilli(store.nowMillis());
  }
}
