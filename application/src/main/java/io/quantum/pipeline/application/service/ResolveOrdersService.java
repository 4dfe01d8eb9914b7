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
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes over orders past lease and fence and looks them up; it never sends anything.
 *
 * <p>Only five answers of "no such order" in a row, a second apart, count as a proof that the venue
 * never admitted one; no answer at all starts the count again. When the takeover's own lease runs
 * out the order is let go, and taken over anew at the next step.
 *
 * <p><b>Threads</b>: not safe; one thread calls it. <b>Source</b>: spec part 2, "Resolving".
 */
public final class ResolveOrdersService implements ResolveOrders {
  private static final int PROOF = 5;
  private static final long APART_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int AT_ONCE = 100;

  private final IntentLedger ledger;
  private final OrderGateway gateway;
  private final ExecuteOrder orders;
  private final ConsumerName me;
  private final Supplier<String> tokens;
  private final Ticker ticker;
  private final Map<ClientOrderId, Case> cases = new HashMap<>();

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
  public int resolve() {
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
    return cases.size();
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
    ClientOrderId id = open.order.order().clientOrderId();
    Optional<OrderEnding> ending =
        gateway
            .lookup(id)
            .fold(
                found -> Optional.of(found.ending()),
                absent ->
                    ++open.absences >= PROOF
                        ? Optional.of(new OrderEnding.NotSent())
                        : Optional.empty(),
                unavailable -> {
                  open.absences = 0;
                  return Optional.empty();
                });
    if (ending.isPresent()) {
      orders.record(
          open.order,
          new ExecutionResult(
              open.order.order(),
              ending.get(),
              open.order
                  .claim()
                  .leaseUntil()
                  .minus(OrderLimits.TAKEOVER_LEASE)
                  .plusNanos(ticker.nanos() - open.takenNanos),
              me));
      cases.remove(id);
    }
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
