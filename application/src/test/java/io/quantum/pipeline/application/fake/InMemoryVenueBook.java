package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.venue.port.out.VenueAdmission;
import io.quantum.pipeline.application.venue.port.out.VenueAdmission.Refusal;
import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.application.venue.port.out.VenueOrder;
import io.quantum.pipeline.application.venue.port.out.VenueRequest;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OpenPosition;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paper venue's books in memory. Not thread-safe. */
public final class InMemoryVenueBook implements VenueBook {
  private final Clock clock;
  private final Map<ClientOrderId, VenueOrder> orders = new LinkedHashMap<>();
  private final Map<Symbol, BigDecimal> positions = new HashMap<>();
  private final Map<Symbol, Price> prices = new HashMap<>();

  /** On a clock. */
  public InMemoryVenueBook(Clock clock) {
    this.clock = clock;
  }

  @Override
  public VenueAdmission admit(VenueRequest request) {
    ClaimedOrder claimed = request.claimed();
    if (orders.containsKey(claimed.order().clientOrderId())) {
      return new VenueAdmission.Turned(Refusal.ID_USED);
    }
    if (clock.instant().isAfter(claimed.claim().leaseUntil())) {
      return new VenueAdmission.Turned(Refusal.TOO_LATE);
    }
    Symbol symbol = claimed.order().terms().symbol();
    BigDecimal held = position(symbol);
    return request.fold(
        trade ->
            book(
                claimed, trade.claimed().order().terms().action(), trade.quantity(), trade.price()),
        flatten -> {
          if (held.signum() == 0) {
            return new VenueAdmission.Turned(Refusal.NO_POSITION);
          }
          return held.signum() > 0
              ? book(claimed, Action.SELL, held, flatten.sellPrice())
              : book(claimed, Action.BUY, held.negate(), flatten.buyPrice());
        });
  }

  private VenueAdmission book(ClaimedOrder claimed, Action side, BigDecimal quantity, Price price) {
    Symbol symbol = claimed.order().terms().symbol();
    BigDecimal after = position(symbol).add(side == Action.BUY ? quantity : quantity.negate());
    if (after.abs().compareTo(MAX_POSITION) > 0) {
      return new VenueAdmission.Turned(Refusal.TOO_LARGE);
    }
    VenueOrder order =
        new VenueOrder(claimed.order().clientOrderId(), symbol, side, quantity, price);
    orders.put(order.clientOrderId(), order);
    positions.put(symbol, after);
    prices.put(symbol, price);
    return new VenueAdmission.Booked(order);
  }

  @Override
  public Optional<VenueOrder> find(ClientOrderId order) {
    return Optional.ofNullable(orders.get(order));
  }

  @Override
  public BigDecimal position(Symbol symbol) {
    return positions.getOrDefault(symbol, BigDecimal.ZERO);
  }

  @Override
  public List<OpenPosition> positions() {
    return positions.entrySet().stream()
        .filter(held -> held.getValue().signum() != 0)
        .sorted(Comparator.comparing(held -> held.getKey().name()))
        .map(held -> new OpenPosition(held.getKey(), held.getValue(), lastPrice(held.getKey())))
        .toList();
  }

  @Override
  public Optional<Price> lastPrice(Symbol symbol) {
    return Optional.ofNullable(prices.get(symbol));
  }

  /** Every order, in the order of arrival. */
  public List<VenueOrder> orders() {
    return new ArrayList<>(orders.values());
  }
}
