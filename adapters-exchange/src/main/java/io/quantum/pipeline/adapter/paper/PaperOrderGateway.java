package io.quantum.pipeline.adapter.paper;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.OrderGateway;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.venue.port.out.VenueAdmission;
import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.application.venue.port.out.VenueOrder;
import io.quantum.pipeline.application.venue.port.out.VenueRequest;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Execution;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OrderTerms;
import io.quantum.pipeline.domain.execution.ResultReason;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Executes at once and completely, at the price list, in the venue's books. */
final class PaperOrderGateway implements OrderGateway {
  private static final int ORDER_ID_DIGITS = 12;
  private static final int REMEMBERED_LOOKUPS = 100_000;

  private final VenueBook book;
  private final PaperPricing pricing;
  private final PaperFaults faults;
  private final Map<ClientOrderId, Integer> lookups = new LinkedHashMap<>();

  @Inject
  PaperOrderGateway(VenueBook book, PaperConfig config) {
    this.book = book;
    this.pricing = new PaperPricing(config.prices(), book);
    this.faults = config.faults();
  }

  @Override
  public SubmitOutcome submit(ClaimedOrder claimed) {
    ClientOrderId id = claimed.order().clientOrderId();
    if (!delayed(faults.latencyOf(id))) {
      return new SubmitOutcome.Deferred("interrupted before anything was sent");
    }
    if (faults.refuses(id)) {
      return new SubmitOutcome.Refused(ResultReason.VENUE_FAULT, "refused on purpose");
    }
    Optional<Price> asked;
    try {
      asked = pricing.asked(claimed.order().terms());
    } catch (AdapterFailure noPrice) {
      return new SubmitOutcome.Deferred("nothing was sent: " + noPrice.getMessage());
    }
    if (asked.isEmpty()) {
      return new SubmitOutcome.Refused(
          ResultReason.NO_PRICE, "no price is known for " + claimed.order().terms().symbol());
    }
    SubmitOutcome outcome;
    try {
      outcome = execute(claimed, asked.get());
    } catch (AdapterFailure failure) {
      outcome =
          failure.isUnsent()
              ? new SubmitOutcome.Deferred("nothing was sent: " + failure.getMessage())
              : new SubmitOutcome.Indeterminate(failure.getMessage());
    }
    // Only an answer that the venue acted can be lost that way.
    return outcome instanceof SubmitOutcome.Executed && faults.losesReplyOf(id)
        ? new SubmitOutcome.Indeterminate("the reply was lost on purpose")
        : outcome;
  }

  @Override
  public LookupOutcome lookup(ClientOrderId order) {
    int number = numberOfLookup(order);
    if (!delayed(faults.lookupLatencyOf(order, number))) {
      return new LookupOutcome.Unavailable("interrupted before the venue was asked");
    }
    try {
      Optional<VenueOrder> booked = book.find(order);
      return booked.isEmpty() || number <= faults.hideLookups()
          ? new LookupOutcome.Absent()
          : new LookupOutcome.Found(new OrderEnding.Executed(execution(booked.get())));
    } catch (AdapterFailure away) {
      return new LookupOutcome.Unavailable(away.getMessage());
    }
  }

  @Override
  public BigDecimal exposure(Symbol symbol) {
    return book.position(symbol);
  }

  private SubmitOutcome execute(ClaimedOrder claimed, Price asked) {
    OrderTerms terms = claimed.order().terms();
    ClientOrderId id = claimed.order().clientOrderId();
    if (terms.action() == Action.CLOSE) {
      return admitted(
          book.admit(
              new VenueRequest.Flatten(
                  claimed,
                  PaperPricing.filled(asked, Action.SELL, id),
                  PaperPricing.filled(asked, Action.BUY, id))));
    }
    BigDecimal quantity =
        terms
            .notional()
            .orElseThrow()
            .usd()
            .divide(asked.usd(), VenueBook.QUANTITY_DECIMALS, RoundingMode.DOWN);
    if (quantity.signum() == 0) {
      return new SubmitOutcome.Refused(
          ResultReason.ZERO_QUANTITY, "the notional buys less than one unit of 1e-8");
    }
    if (quantity.compareTo(VenueBook.MAX_POSITION) > 0) {
      return new SubmitOutcome.Refused(ResultReason.TOO_LARGE, "the quantity is too large");
    }
    return admitted(
        book.admit(
            new VenueRequest.Trade(
                claimed, quantity, PaperPricing.filled(asked, terms.action(), id))));
  }

  private static SubmitOutcome admitted(VenueAdmission admission) {
    return admission.fold(
        booked -> new SubmitOutcome.Executed(execution(booked.order())),
        turned ->
            switch (turned.refusal()) {
              case ID_USED ->
                  new SubmitOutcome.Indeterminate("an order with this client order id exists");
              case TOO_LATE -> new SubmitOutcome.Deferred("the request was older than its lease");
              case NO_POSITION ->
                  new SubmitOutcome.Refused(ResultReason.NO_POSITION, "there is nothing to close");
              case TOO_LARGE ->
                  new SubmitOutcome.Refused(
                      ResultReason.TOO_LARGE, "the position would become too large");
            });
  }

  private static Execution execution(VenueOrder order) {
    return new Execution(
        "PAPER-" + OrderDigest.of("order", order.clientOrderId()).hex(ORDER_ID_DIGITS),
        order.price().usd(),
        order.quantity(),
        PaperPricing.slippagePct(order.clientOrderId()),
        PaperFees.of(order.price().usd(), order.quantity()),
        true);
  }

  // From 1 on; none is counted as long as no fault asks for it.
  private int numberOfLookup(ClientOrderId order) {
    if (faults.hideLookups() == 0 && faults.lookupLatency().equals(PaperFaults.Latency.NONE)) {
      return 1;
    }
    synchronized (lookups) {
      int number = lookups.merge(order, 1, Integer::sum);
      if (lookups.size() > REMEMBERED_LOOKUPS) {
        lookups.remove(lookups.keySet().iterator().next());
      }
      return number;
    }
  }

  // A latch nobody opens: waits without reading a clock. False if it was interrupted.
  private static boolean delayed(Duration latency) {
    if (latency.isZero()) {
      return true;
    }
    try {
      new CountDownLatch(1).await(latency.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
