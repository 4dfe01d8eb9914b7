package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.in.LookupLanes;
import io.quantum.pipeline.application.execution.port.in.ResolveOrders;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.LookupNote;
import io.quantum.pipeline.application.execution.port.out.OrderGateway;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.time.ClockWatch;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over orders past lease and fence and looks them up; it never sends anything.
 *
 * <p>Only five answers of "no such order" in a row, a second apart, count as a proof that the venue
 * never admitted one; the order's record counts them, so that whoever takes it over next goes on
 * from there. No answer at all starts the count again, and after ten minutes without a proof the
 * order is unresolved: it is told once and looked up once a minute from then on.
 *
 * <p>A takeover is prolonged as long as this instance is at it: a venue that takes longer than a
 * takeover lasts would never be heard out else. After a step of the store's clock nothing is proved
 * until lease and fence have passed on the monotonic one.
 *
 * <p><b>Threads</b>: one thread calls it; the look-ups run on those it is handed, one for each
 * order at a time. <b>Source</b>: docs/reference/resolving.md#look-ups.
 */
public final class ResolveOrdersService implements ResolveOrders {
  private static final Logger LOG = LoggerFactory.getLogger(ResolveOrdersService.class);
  private static final long APART_NANOS = OrderLimits.BETWEEN_LOOKUPS.toNanos();
  private static final long PROLONG_NANOS = OrderLimits.TAKEOVER_LEASE.dividedBy(2).toNanos();
  private static final int AT_ONCE = 100;

  /** A venue that is silent for so long cannot be asked. */
  private static final long SILENT_NANOS = Duration.ofSeconds(60).toNanos();

  /** Nor can one whose silence keeps every thread from asking for so long. */
  private static final long CROWDED_NANOS = OrderLimits.UNRESOLVED_AFTER.toNanos();

  /** An unresolved order comes up once a minute, at one of the instances. */
  private static final long FORGOTTEN_NANOS = Duration.ofMinutes(5).toNanos();

  private final IntentLedger ledger;
  private final OrderGateway gateway;
  private final ExecuteOrder orders;
  private final ConsumerName me;
  private final Supplier<String> tokens;
  private final Duration lateness;
  private final ClockWatch watch;
  private final Ticker ticker;
  private final Map<ClientOrderId, Case> cases = new ConcurrentHashMap<>();
  private final Set<ClientOrderId> asking = ConcurrentHashMap.newKeySet();
  private final Map<ClientOrderId, Long> unresolvedSeen = new ConcurrentHashMap<>();
  private final AtomicReference<AdapterFailure> failed = new AtomicReference<>();

  /** Made of the ledger, the venue, and what records endings. */
  public ResolveOrdersService(
      IntentLedger ledger,
      OrderGateway gateway,
      ExecuteOrder orders,
      ConsumerName me,
      Supplier<String> tokens,
      OrderLimits limits,
      ClockWatch watch,
      Ticker ticker) {
    this.ledger = ledger;
    this.gateway = gateway;
    this.orders = orders;
    this.me = me;
    this.tokens = tokens;
    this.lateness = limits.lease().plus(limits.fence());
    this.watch = watch;
    this.ticker = ticker;
  }

  @Override
  public Resolving resolve(LookupLanes lookups) {
    unresolvedSeen.values().removeIf(seen -> ticker.nanos() - seen >= FORGOTTEN_NANOS);
    cases.values().forEach(this::prolong);
    for (ClientOrderId overdue : ledger.overdue(AT_ONCE)) {
      if (!cases.containsKey(overdue) && !asking.contains(overdue)) {
        takeOver(overdue);
      }
    }
    cases.values().forEach(open -> askIfDue(open, lookups));
    // What a look-up met is for the caller to tell, like a failure of the steps above.
    AdapterFailure met = failed.getAndSet(null);
    if (met != null) {
      throw met;
    }
    return new Resolving(cases.size(), unresolvedSeen.size());
  }

  private void takeOver(ClientOrderId overdue) {
    long sent = ticker.nanos();
    ledger
        .takeover(overdue, tokens.get())
        .fold(
            granted -> {
              tellTheWatch(granted.order(), sent);
              return cases.put(overdue, new Case(granted.order(), sent));
            },
            denied -> null);
  }

  private void tellTheWatch(ClaimedOrder taken, long sent) {
    watch.seen(taken.claim().leaseUntil().minus(OrderLimits.TAKEOVER_LEASE), sent, ticker.nanos());
  }

  private void prolong(Case open) {
    long sent = ticker.nanos();
    if (sent - open.prolongedNanos < PROLONG_NANOS) {
      return;
    }
    boolean ours =
        ledger
            .takeover(open.id(), open.order.claim().token())
            .fold(
                granted -> {
                  tellTheWatch(granted.order(), sent);
                  return true;
                },
                denied -> false);
    open.prolongedNanos = sent;
    if (!ours) {
      cases.remove(open.id(), open);
    } else if (asking.contains(open.id()) && open.isSilent(sent)) {
      noted(open, ledger.noteUnavailable(open.order));
    }
  }

  // One question at a time for each order, a second after the one before was asked.
  private void askIfDue(Case open, LookupLanes lookups) {
    if (ticker.nanos() - open.askedNanos >= APART_NANOS
        && cases.get(open.id()) == open
        && asking.add(open.id())) {
      open.waits(ticker.nanos());
      lookups.start(() -> ask(open, lookups));
    }
  }

  private void ask(Case open, LookupLanes lookups) {
    open.isAsked(ticker.nanos());
    try {
      LookupOutcome answer = gateway.lookup(open.id());
      // Given up because the process ends: that says nothing about the order.
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      answer
          .<Runnable>fold(
              found -> () -> end(open, found.ending()),
              absent -> () -> absent(open),
              down -> () -> noted(open, ledger.noteUnavailable(open.order)))
          .run();
    } catch (AdapterFailure met) {
      failed.compareAndSet(null, met);
    } finally {
      asking.remove(open.id());
    }
    askIfDue(open, lookups);
  }

  // By a clock that stepped, lease and fence were over too early: the order may still arrive.
  private void absent(Case open) {
    if (watch.isSteadyFor(lateness)) {
      noted(open, ledger.noteAbsent(open.order));
    }
  }

  private void noted(Case open, LookupNote note) {
    ClientOrderId id = open.id();
    switch (note) {
      case ASK_AGAIN -> LOG.debug("the venue is asked again about {}", id);
      case NEVER_ADMITTED -> end(open, new OrderEnding.NotSent());
      case NOW_UNRESOLVED -> {
        LOG.error(
            "ORDER UNRESOLVED: the venue could not be asked for ten minutes client_order_id={}"
                + " symbol={} entry_id={}; quantum-ops resolve can end it",
            id,
            open.order.order().terms().symbol().name(),
            open.order.order().entryId());
        unresolved(open);
      }
      case STILL_UNRESOLVED -> unresolved(open);
      case FENCED -> cases.remove(id, open);
    }
  }

  private void unresolved(Case open) {
    unresolvedSeen.put(open.id(), ticker.nanos());
    cases.remove(open.id(), open);
  }

  private void end(Case open, OrderEnding ending) {
    orders.record(
        open.order,
        new ExecutionResult(
            open.order.order(),
            ending,
            open.order
                .claim()
                .leaseUntil()
                .minus(OrderLimits.TAKEOVER_LEASE)
                .plusNanos(ticker.nanos() - open.takenNanos),
            me));
    cases.remove(open.id(), open);
    unresolvedSeen.remove(open.id());
  }

  private static final class Case {
    private final ClaimedOrder order;
    private final long takenNanos;
    private long prolongedNanos;
    private volatile long askedNanos;
    private volatile long patienceNanos = CROWDED_NANOS;

    private Case(ClaimedOrder order, long takenNanos) {
      this.order = order;
      this.takenNanos = takenNanos;
      this.prolongedNanos = takenNanos;
      this.askedNanos = takenNanos - APART_NANOS;
    }

    private void waits(long nanos) {
      patienceNanos = CROWDED_NANOS;
      askedNanos = nanos;
    }

    private void isAsked(long nanos) {
      askedNanos = nanos;
      patienceNanos = SILENT_NANOS;
    }

    private boolean isSilent(long nanos) {
      return nanos - askedNanos >= patienceNanos;
    }

    private ClientOrderId id() {
      return order.order().clientOrderId();
    }
  }
}
