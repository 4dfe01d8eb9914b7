package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.util.Optional;

/** The fields that may be left out, read in table order. */
record OptionalParts(Optional<IntentId> intentId, Prices prices, Labels labels) {

  /** Three prices. */
  record Prices(Optional<Price> entry, Optional<Price> stop, Optional<Price> take) {}

  /** Five labels. */
  record Labels(
      Optional<String> source,
      Optional<String> model,
      Optional<String> metaStrategy,
      Optional<String> regime,
      Optional<String> reason) {}

  static OptionalParts read(FieldRules rules) {
    return new OptionalParts(
        rules.intentId(),
        new Prices(
            rules.price(IntentField.ENTRY_PRICE),
            rules.price(IntentField.STOP_LOSS),
            rules.price(IntentField.TAKE_PROFIT)),
        new Labels(
            rules.label(IntentField.SOURCE),
            rules.label(IntentField.MODEL),
            rules.label(IntentField.META_STRATEGY),
            rules.label(IntentField.REGIME),
            rules.label(IntentField.REASON)));
  }

  TradeIntent.Builder addTo(TradeIntent.Builder intent) {
    return intent
        .intentId(intentId)
        .prices(prices.entry(), prices.stop(), prices.take())
        .origin(labels.source(), labels.model())
        .context(labels.metaStrategy(), labels.regime(), labels.reason());
  }
}
