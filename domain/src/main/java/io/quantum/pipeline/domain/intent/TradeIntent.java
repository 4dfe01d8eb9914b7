package io.quantum.pipeline.domain.intent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A valid trade intent: what a producer wants, in values that cannot be wrong.
 *
 * <p><b>Invariants</b>: BUY and SELL have a size and a leverage; CLOSE may lack both. Prices are
 * hints. The last five fields are labels of at most 256 characters that decide nothing.
 * <b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException} from the builder.
 * <b>Source</b>: docs/reference/contract.md#payload.
 */
public final class TradeIntent {
  private final Symbol symbol;
  private final Action action;
  private final Confidence confidence;
  private final Optional<PositionSizeUsd> positionSize;
  private final Optional<Leverage> leverage;
  private final Instant timestamp;
  private final Optional<IntentId> intentId;
  private final Optional<Price> entryPrice;
  private final Optional<Price> stopLoss;
  private final Optional<Price> takeProfit;
  private final Optional<String> source;
  private final Optional<String> model;
  private final Optional<String> metaStrategy;
  private final Optional<String> regime;
  private final Optional<String> reason;

  private TradeIntent(Builder from) {
    symbol = from.symbol;
    action = from.action;
    confidence = from.confidence;
    timestamp = from.timestamp;
    positionSize = from.positionSize;
    leverage = from.leverage;
    intentId = from.intentId;
    entryPrice = from.entryPrice;
    stopLoss = from.stopLoss;
    takeProfit = from.takeProfit;
    source = from.source;
    model = from.model;
    metaStrategy = from.metaStrategy;
    regime = from.regime;
    reason = from.reason;
    if (action.isOpening() && (positionSize.isEmpty() || leverage.isEmpty())) {
      throw new IllegalArgumentException(action + " needs a position size and a leverage");
    }
  }

  /** Begins an intent with what every one has. */
  public static Builder builder(
      Symbol symbol, Action action, Confidence confidence, Instant timestamp) {
    return new Builder(symbol, action, confidence, timestamp);
  }

  /** What to trade. */
  public Symbol symbol() {
    return symbol;
  }

  /** Which way. */
  public Action action() {
    return action;
  }

  /** How sure the producer is. */
  public Confidence confidence() {
    return confidence;
  }

  /** Notional in USD; absent only for CLOSE. */
  public Optional<PositionSizeUsd> positionSize() {
    return positionSize;
  }

  /** Leverage; absent only for CLOSE. */
  public Optional<Leverage> leverage() {
    return leverage;
  }

  /** When the producer made it. */
  public Instant timestamp() {
    return timestamp;
  }

  /** The producer's idempotency key. */
  public Optional<IntentId> intentId() {
    return intentId;
  }

  /** The price the producer had in mind. */
  public Optional<Price> entryPrice() {
    return entryPrice;
  }

  /** Where the producer would cut the loss. */
  public Optional<Price> stopLoss() {
    return stopLoss;
  }

  /** Where the producer would take the profit. */
  public Optional<Price> takeProfit() {
    return takeProfit;
  }

  /** Label: what made the signal. */
  public Optional<String> source() {
    return source;
  }

  /** Label: the model. */
  public Optional<String> model() {
    return model;
  }

  /** Label: the strategy above it. */
  public Optional<String> metaStrategy() {
    return metaStrategy;
  }

  /** Label: the market regime. */
  public Optional<String> regime() {
    return regime;
  }

  /** Label: why. */
  public Optional<String> reason() {
    return reason;
  }

  @Override
  public String toString() {
    return "TradeIntent[" + action + " " + symbol + " at " + timestamp + "]";
  }

  /** Collects the optional parts. Not thread-safe; used once. */
  public static final class Builder {
    private final Symbol symbol;
    private final Action action;
    private final Confidence confidence;
    private final Instant timestamp;
    private Optional<PositionSizeUsd> positionSize = Optional.empty();
    private Optional<Leverage> leverage = Optional.empty();
    private Optional<IntentId> intentId = Optional.empty();
    private Optional<Price> entryPrice = Optional.empty();
    private Optional<Price> stopLoss = Optional.empty();
    private Optional<Price> takeProfit = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<String> metaStrategy = Optional.empty();
    private Optional<String> regime = Optional.empty();
    private Optional<String> reason = Optional.empty();

    private Builder(Symbol symbol, Action action, Confidence confidence, Instant timestamp) {
      this.symbol = Objects.requireNonNull(symbol, "symbol");
      this.action = Objects.requireNonNull(action, "action");
      this.confidence = Objects.requireNonNull(confidence, "confidence");
      this.timestamp = Objects.requireNonNull(timestamp, "timestamp");
    }

    /** Sets the notional. */
    public Builder positionSize(Optional<PositionSizeUsd> value) {
      positionSize = value;
      return this;
    }

    /** Sets the leverage. */
    public Builder leverage(Optional<Leverage> value) {
      leverage = value;
      return this;
    }

    /** Sets the idempotency key. */
    public Builder intentId(Optional<IntentId> value) {
      intentId = value;
      return this;
    }

    /** Sets the three prices. */
    public Builder prices(Optional<Price> entry, Optional<Price> stop, Optional<Price> take) {
      entryPrice = entry;
      stopLoss = stop;
      takeProfit = take;
      return this;
    }

    /** Sets source and model. */
    public Builder origin(Optional<String> ofSource, Optional<String> ofModel) {
      source = ofSource;
      model = ofModel;
      return this;
    }

    /** Sets strategy, regime and reason. */
    public Builder context(
        Optional<String> strategy, Optional<String> marketRegime, Optional<String> why) {
      metaStrategy = strategy;
      regime = marketRegime;
      reason = why;
      return this;
    }

    /** The intent. */
    public TradeIntent build() {
      return new TradeIntent(this);
    }
  }
}
