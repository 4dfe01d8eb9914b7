package io.quantum.pipeline.domain.intent;

import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Trade intents for tests, readable at a peek: {@code Intents.buy("BTCUSDT").worth("200")}. */
public final class Intents {
  /** When the fixtures were made, unless a test says otherwise. */
  public static final Instant MADE = Instant.parse("2026-01-21T00:03:10.982Z");

  private final Symbol symbol;
  private final Action action;
  private Instant made = MADE;
  private Optional<String> notional = Optional.of("200.0");
  private Optional<String> intentId = Optional.empty();
  private Optional<String> entryPrice = Optional.empty();
  private String confidence = "0.82";

  private Intents(String symbol, Action action) {
    this.symbol = new Symbol(symbol);
    this.action = action;
  }

  /** A BUY of 200 USD. */
  public static Intents buy(String symbol) {
    return new Intents(symbol, Action.BUY);
  }

  /** A SELL of 200 USD. */
  public static Intents sell(String symbol) {
    return new Intents(symbol, Action.SELL);
  }

  /** A CLOSE without a size. */
  public static Intents close(String symbol) {
    return new Intents(symbol, Action.CLOSE).worthNothing();
  }

  /** With another notional. */
  public Intents worth(String usd) {
    notional = Optional.of(usd);
    return this;
  }

  /** Without notional and leverage. */
  public Intents worthNothing() {
    notional = Optional.empty();
    return this;
  }

  /** Made at another time. */
  public Intents madeAt(Instant instant) {
    made = instant;
    return this;
  }

  /** With an idempotency key. */
  public Intents withId(String id) {
    intentId = Optional.of(id);
    return this;
  }

  /** With a price in mind. */
  public Intents at(String price) {
    entryPrice = Optional.of(price);
    return this;
  }

  /** With another confidence. */
  public Intents withConfidence(String fraction) {
    confidence = fraction;
    return this;
  }

  /** The intent. */
  public TradeIntent build() {
    return TradeIntent.builder(symbol, action, new Confidence(new BigDecimal(confidence)), made)
        .positionSize(notional.map(usd -> new PositionSizeUsd(new BigDecimal(usd))))
        .leverage(notional.map(usd -> new Leverage(BigDecimal.valueOf(3))))
        .intentId(intentId.map(IntentId::new))
        .prices(
            entryPrice.map(price -> new Price(new BigDecimal(price))),
            Optional.empty(),
            Optional.empty())
        .build();
  }

  /** The fields of a valid BUY payload, to change one of. */
  public static PayloadFields.Builder validFields() {
    return PayloadFields.builder()
        .set(IntentField.SYMBOL, new FieldValue.Text("BTCUSDT"))
        .set(IntentField.ACTION, new FieldValue.Text("BUY"))
        .set(IntentField.CONFIDENCE, new FieldValue.Numeral("0.82"))
        .set(IntentField.POSITION_SIZE_USD, new FieldValue.Numeral("200.0"))
        .set(IntentField.LEVERAGE, new FieldValue.Numeral("3"))
        .set(IntentField.TIMESTAMP, new FieldValue.Text("2026-01-21T00:03:10.982Z"));
  }
}
