package io.quantum.pipeline.domain.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The payload fields that the contract looks at, in the order of its table; violations come in this
 * order.
 *
 * <p>The last seven are no contract fields: one is deprecated, three would turn an order into its
 * opposite if they were ignored (in other spellings see {@link ReducingWish}), three are older
 * names of contract fields. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/contract.md#payload.
 */
public enum IntentField {
  /** What to trade. */
  SYMBOL("symbol"),
  /** Which way. */
  ACTION("action"),
  /** How sure. */
  CONFIDENCE("confidence"),
  /** Notional in USD. */
  POSITION_SIZE_USD("position_size_usd"),
  /** Leverage. */
  LEVERAGE("leverage"),
  /** When it was made. */
  TIMESTAMP("timestamp"),
  /** Idempotency key. */
  INTENT_ID("intent_id"),
  /** Price the producer had in mind. */
  ENTRY_PRICE("entry_price"),
  /** Where to cut the loss. */
  STOP_LOSS("stop_loss"),
  /** Where to take the profit. */
  TAKE_PROFIT("take_profit"),
  /** Label. */
  SOURCE("source"),
  /** Label. */
  MODEL("model"),
  /** Label. */
  META_STRATEGY("meta_strategy"),
  /** Label. */
  REGIME("regime"),
  /** Label. */
  REASON("reason"),
  /** Deprecated in favour of action. */
  SIDE("side"),
  /** Beside BUY or SELL a contradiction. */
  REDUCE_ONLY("reduce_only"),
  /** The same, as some clients write it. */
  REDUCE_ONLY_CAMEL("reduceOnly"),
  /** The same, as some venues write it. */
  CLOSE_POSITION("closePosition"),
  /** What some producers wrote for action; looked at only to say so. */
  DIRECTION("direction"),
  /** What some producers wrote for position_size_usd; looked at only to say so. */
  AI_SIZE_USD("ai_size_usd"),
  /** What some producers wrote for leverage; looked at only to say so. */
  AI_LEVERAGE("ai_leverage");

  private static final Map<String, IntentField> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(IntentField::wireName, Function.identity()));

  private final String wireName;

  IntentField(String wireName) {
    this.wireName = wireName;
  }

  /** The key in the payload. */
  public String wireName() {
    return wireName;
  }

  /** True for the fields of the contract's table: their own rules bound what stands in them. */
  public boolean isInTable() {
    return compareTo(REASON) <= 0;
  }

  /** The field of that name, if the contract looks at it. */
  public static Optional<IntentField> named(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }
}
