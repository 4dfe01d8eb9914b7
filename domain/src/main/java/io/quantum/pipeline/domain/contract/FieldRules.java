package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Confidence;
import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.Leverage;
import io.quantum.pipeline.domain.intent.PositionSizeUsd;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of single fields, over one payload: each gives the value or adds what is wrong with it.
 * Not thread-safe.
 */
final class FieldRules {
  private static final Duration AHEAD = Duration.ofSeconds(60);
  private static final int LABEL = 256;

  private final PayloadFields fields;
  private final Findings findings;

  FieldRules(PayloadFields fields, Findings findings) {
    this.fields = fields;
    this.findings = findings;
  }

  Optional<Symbol> symbol(SymbolRule rule) {
    return text(IntentField.SYMBOL, rule::read, ViolationCode.PATTERN, rule.text());
  }

  Optional<Action> action() {
    return text(
        IntentField.ACTION,
        FieldRules::action,
        ViolationCode.NOT_ALLOWED,
        "must be exactly BUY, SELL or CLOSE");
  }

  private static Optional<Action> action(String text) {
    return switch (text) {
      case "BUY" -> Optional.of(Action.BUY);
      case "SELL" -> Optional.of(Action.SELL);
      case "CLOSE" -> Optional.of(Action.CLOSE);
      default -> Optional.empty();
    };
  }

  Optional<Instant> timestamp(Instant now) {
    Optional<Instant> read =
        text(
            IntentField.TIMESTAMP,
            Timestamps::read,
            ViolationCode.NOT_A_TIMESTAMP,
            "must be a real ISO-8601 date and time such as 2026-01-21T00:03:10.982Z");
    return read.isPresent() && read.get().isAfter(now.plus(AHEAD))
        ? refused(
            IntentField.TIMESTAMP,
            ViolationCode.IN_THE_FUTURE,
            "timestamp may be at most 60 s ahead of the clock, which says " + now)
        : read;
  }

  Optional<IntentId> intentId() {
    if (fields.get(IntentField.INTENT_ID) == FieldValue.ABSENT) {
      return Optional.empty();
    }
    if (fields.get(IntentField.INTENT_ID).isMissing()) {
      return refused(
          IntentField.INTENT_ID,
          ViolationCode.WRONG_TYPE,
          "intent_id must be a string, or be left out");
    }
    return text(
        IntentField.INTENT_ID,
        text -> IntentId.isIntentId(text) ? Optional.of(new IntentId(text)) : Optional.empty(),
        ViolationCode.PATTERN,
        "must have 1 to 64 of the characters A-Z a-z 0-9 . _ : + / -");
  }

  Optional<Confidence> confidence() {
    return number(
        IntentField.CONFIDENCE,
        Confidence::isAllowed,
        Confidence::new,
        "must be a number from 0 to 1");
  }

  Optional<PositionSizeUsd> positionSize() {
    return number(
        IntentField.POSITION_SIZE_USD,
        PositionSizeUsd::isAllowed,
        PositionSizeUsd::new,
        "must be a number above 0 and at most 1000000000");
  }

  Optional<Leverage> leverage() {
    return number(
        IntentField.LEVERAGE, Leverage::isAllowed, Leverage::new, "must be a number from 1 to 125");
  }

  Optional<Price> price(IntentField field) {
    if (fields.get(field).isMissing()) {
      return Optional.empty();
    }
    return number(
        field, Price::isAllowed, Price::new, "must be a number from 0.00000001 to 1000000000");
  }

  Optional<String> label(IntentField field) {
    if (fields.get(field).isMissing()) {
      return Optional.empty();
    }
    return text(
        field,
        text ->
            isShort(text) && !PrintableText.hasControl(text) ? Optional.of(text) : Optional.empty(),
        ViolationCode.TOO_LARGE,
        "may have at most 256 characters");
  }

  // No text has more code points than chars.
  private static boolean isShort(String text) {
    return text.length() <= LABEL || text.codePointCount(0, text.length()) <= LABEL;
  }

  /** A required number within a range. */
  private <T> Optional<T> number(
      IntentField field,
      Predicate<BigDecimal> allowed,
      Function<BigDecimal, T> make,
      String range) {
    // Not by fold: nearly every field is what it should be, and that way is to cost nothing more.
    if (fields.get(field) instanceof FieldValue.Numeral numeral) {
      Optional<BigDecimal> number = Numerals.read(numeral.literal());
      return number.isPresent() && allowed.test(number.get())
          ? Optional.of(make.apply(number.get()))
          : refused(field, ViolationCode.RANGE, field.wireName() + " " + range);
    }
    return missingOr(field, "a JSON number" + OlderShape.ofNumber(fields.get(field)).orElse(""));
  }

  /** A required text that can be read; of one that cannot, control characters are named first. */
  private <T> Optional<T> text(
      IntentField field, Function<String, Optional<T>> read, ViolationCode code, String rule) {
    if (fields.get(field) instanceof FieldValue.Text text) {
      Optional<T> value = read.apply(text.value());
      if (value.isPresent()) {
        return value;
      }
      return PrintableText.hasControl(text.value())
          ? refused(
              field, ViolationCode.PATTERN, field.wireName() + " may not hold control characters")
          : refused(field, code, field.wireName() + " " + rule);
    }
    return missingOr(field, "a JSON string" + hint(field));
  }

  private String hint(IntentField field) {
    return field == IntentField.TIMESTAMP ? OlderShape.ofTime(fields.get(field)).orElse("") : "";
  }

  private <T> Optional<T> missingOr(IntentField field, String type) {
    if (!fields.get(field).isMissing()) {
      return refused(
          field, ViolationCode.WRONG_TYPE, "%s must be %s".formatted(field.wireName(), type));
    }
    return refused(
        field,
        ViolationCode.MISSING,
        field.wireName()
            + " is required and may not be null"
            + OlderShape.ofMissing(field, fields).orElse(""));
  }

  private <T> Optional<T> refused(IntentField field, ViolationCode code, String message) {
    findings.add(field, code, fields.get(field), message);
    return Optional.empty();
  }
}
