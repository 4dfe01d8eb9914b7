package io.quantum.pipeline.application.service;

import io.quantum.pipeline.application.port.in.ExecuteOrder;
import io.quantum.pipeline.application.port.in.ResolveOrders;
import io.quantum.pipeline.application.port.out.ClaimedOrder;
import io.quantum.pipeline.application.port.out.IntentLedger;
import io.quantum.pipeline.application.port.out.OrderGateway;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over orders past lease and fence and looks them up; it never sends anything.
 *
 * <p>Only five answers of "no such order" in a row, a second apart, count as a proof that the venue
 * never admitted one; no answer at all starts the count again, and after ten minutes of that the
 * order is unresolved: it is told once and looked up once a minute from then on. When the
 * takeover's own lease runs out the order is let go, and taken over anew at the next step.
 *
 * <p><b>Threads</b>: not safe; one thread calls it. <b>Source</b>: spec part 2, "Resolving".
 */
public final class ResolveOrdersService implements ResolveOrders {
  private static final Logger LOG = LoggerFactory.getLogger(ResolveOrdersService.class);
  private static final int PROOF = 5;
  private static final long APART_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int AT_ONCE = 100;

  /** An unresolved order comes up once a minute, at one of the instances. */
  private static final long FORGOTTEN_NANOS = Duration.ofMinutes(5).toNanos();

  private final IntentLedger ledger;
  private final OrderGateway gateway;
  private final ExecuteOrder orders;
  private final ConsumerName me;
  private final Supplier<String> tokens;
  private final Ticker ticker;
  private final Map<ClientOrderId, Case> cases = new HashMap<>();
  private final Map<ClientOrderId, Long> unresolvedSeen = new HashMap<>();

  /** Made of the ledger, the venue, and what records endings. */
  public ResolveOrdersService(
      IntentLedger ledger,
      OrderGateway gateway,
      ExecuteOrder orders,
      ConsumerName me,
      Supplier<String> tokens,
      Ticker ticker) {
    this.ledger = ledger;
    this.gateway = gateway;
    this.orders = orders;
    this.me = me;
    this.tokens = tokens;
    this.ticker = ticker;
  }

  @Override
  public Resolving resolve() {
    unresolvedSeen.values().removeIf(seen -> ticker.nanos() - seen >= FORGOTTEN_NANOS);
    cases.values().removeIf(this::leaseIsOver);
    for (ClientOrderId overdue : ledger.overdue(AT_ONCE)) {
      if (!cases.containsKey(overdue)) {
        takeOver(overdue);
      }
    }
    for (Case open : List.copyOf(cases.values())) {
      if (ticker.nanos() - open.nextLookup >= 0) {
        lookUp(open);
      }
    }
    return new Resolving(cases.size(), unresolvedSeen.size());
  }

  private void takeOver(ClientOrderId overdue) {
    long sent = ticker.nanos();
    ledger
        .takeover(overdue, tokens.get())
        .fold(granted -> cases.put(overdue, new Case(granted.order(), sent)), denied -> null);
  }

  private boolean leaseIsOver(Case open) {
    return ticker.nanos() - open.takenNanos >= OrderLimits.TAKEOVER_LEASE.toNanos();
  }

  private void lookUp(Case open) {
    open.nextLookup = ticker.nanos() + APART_NANOS;
    gateway
        .lookup(open.order.order().clientOrderId())
        .<Runnable>fold(
            found -> () -> end(open, found.ending()),
            absent -> () -> absent(open),
            down -> () -> unavailable(open))
        .run();
  }

  private void absent(Case open) {
    if (open.absences++ == 0) {
      ledger.noteAnswered(open.order);
    }
    if (open.absences >= PROOF) {
      end(open, new OrderEnding.NotSent());
    }
  }

  private void unavailable(Case open) {
    open.absences = 0;
    ClientOrderId id = open.order.order().clientOrderId();
    switch (ledger.noteUnavailable(open.order)) {
      case ASK_AGAIN -> LOG.debug("the venue cannot be asked about {}", id);
      case NOW_UNRESOLVED -> {
        LOG.error(
            "ORDER UNRESOLVED: the venue could not be asked for ten minutes client_order_id={}"
                + " symbol={} entry_id={}; quantum-ops resolve can end it",
            id,
            open.order.order().terms().symbol().name(),
            open.order.order().entryId());
        unresolved(id);
      }
      case STILL_UNRESOLVED -> unresolved(id);
      case FENCED -> cases.remove(id);
    }
  }

  private void unresolved(ClientOrderId id) {
    unresolvedSeen.put(id, ticker.nanos());
    cases.remove(id);
  }

  private void end(Case open, OrderEnding ending) {
    ClientOrderId id = open.order.order().clientOrderId();
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
    cases.remove(id);
    unresolvedSeen.remove(id);
  }

  private static final class Case {
    private final ClaimedOrder order;
    private final long takenNanos;
    private long nextLookup;
    private int absences;

    private Case(ClaimedOrder order, long takenNanos) {
      this.order = order;
      this.takenNanos = takenNanos;
      this.nextLookup = takenNanos;
    }
  }
}
