package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.Leverage;
import io.quantum.pipeline.domain.intent.PositionSizeUsd;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.util.Objects;
import java.util.Optional;

/**
 * What of an intent an order and its result event need; small enough to live in the order record,
 * so that whoever takes the order over can finish it without the intent's body.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/names-on-redis.md#order-record.
 *
 * @param symbol what to trade
 * @param action which way
 * @param notional size in USD; absent only for CLOSE
 * @param leverage the intent's, carried into the result
 * @param entryPrice the price the producer had in mind
 * @param intentId the producer's own key
 */
public record OrderTerms(
    Symbol symbol,
    Action action,
    Optional<PositionSizeUsd> notional,
    Optional<Leverage> leverage,
    Optional<Price> entryPrice,
    Optional<IntentId> intentId) {

  /** Refuses an opening without a size. */
  public OrderTerms {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(leverage, "leverage");
    Objects.requireNonNull(entryPrice, "entryPrice");
    Objects.requireNonNull(intentId, "intentId");
    if (action.isOpening() && notional.isEmpty()) {
      throw new IllegalArgumentException(action + " of " + symbol.name() + " needs a size");
    }
  }

  /** The terms of an accepted intent. */
  public static OrderTerms of(TradeIntent intent) {
    return new OrderTerms(
        intent.symbol(),
        intent.action(),
        intent.positionSize(),
        intent.leverage(),
        intent.entryPrice(),
        intent.intentId());
  }
}
