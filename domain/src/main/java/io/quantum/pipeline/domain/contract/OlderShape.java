package io.quantum.pipeline.domain.contract;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The shapes in which producers wrote intents before the contract: recognised only to name the
 * shape and the fix in the message, never accepted.
 *
 * <p><b>Source</b>: docs/contract/TRADE_INTENT_SCHEMA_CONTRACT.md#shapes-from-before-the-contract.
 */
final class OlderShape {
  private static final Map<IntentField, IntentField> OLDER_NAMES =
      Map.of(
          IntentField.ACTION, IntentField.DIRECTION,
          IntentField.POSITION_SIZE_USD, IntentField.AI_SIZE_USD,
          IntentField.LEVERAGE, IntentField.AI_LEVERAGE);

  /** Read as seconds, this would be the year 5138. */
  private static final BigDecimal SURELY_MILLIS = BigDecimal.valueOf(100_000_000_000L);

  private OlderShape() {}

  /** What to say of a missing field beyond that it is missing. */
  static Optional<String> ofMissing(IntentField field, PayloadFields fields) {
    return Optional.ofNullable(OLDER_NAMES.get(field))
        .filter(older -> !fields.get(older).isMissing())
        .map(
            older ->
                "; this payload says %s: rename it to %s"
                    .formatted(older.wireName(), field.wireName()));
  }

  /** What to say of a number where a time should be. */
  static Optional<String> ofTime(FieldValue value) {
    return value.fold(
        text -> Optional.empty(),
        numeral ->
            Optional.of(
                "; epoch %s are an older shape: write ISO-8601 such as 2026-01-21T00:03:10.982Z"
                    .formatted(
                        Numerals.read(numeral.literal())
                                .filter(number -> number.compareTo(SURELY_MILLIS) >= 0)
                                .isPresent()
                            ? "milliseconds"
                            : "seconds")),
        Optional::empty,
        Optional::empty);
  }

  /** What to say of a text where a number should be. */
  static Optional<String> ofNumber(FieldValue value) {
    return value instanceof FieldValue.Text
        ? Optional.of("; quoted numbers are the older flat shape: write them without quotes")
        : Optional.empty();
  }
}
