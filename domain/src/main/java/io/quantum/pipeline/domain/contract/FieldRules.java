package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

  Optional<Symbol> symbol(Pattern allowed) {
    return text(IntentField.SYMBOL)
        .flatMap(
            text -> {
              if (allowed.matcher(text).matches() && Symbol.isSymbol(text)) {
                return Optional.of(new Symbol(text));
              }
              return refused(
                  IntentField.SYMBOL,
                  ViolationCode.PATTERN,
                  "symbol must match %s as a whole".formatted(allowed.pattern()));
            });
  }

  Optional<Instant> timestamp(Instant now) {
    return text(IntentField.TIMESTAMP)
        .flatMap(
            text -> {
              Optional<Instant> read = Timestamps.read(text);
              if (read.isEmpty()) {
                return refused(
                    IntentField.TIMESTAMP,
                    ViolationCode.NOT_A_TIMESTAMP,
                    "timestamp must be a real ISO-8601 date and time such as"
                        + " 2026-01-21T00:03:10.982Z");
              }
              if (read.get().isAfter(now.plus(AHEAD))) {
                return refused(
                    IntentField.TIMESTAMP,
                    ViolationCode.IN_THE_FUTURE,
                    "timestamp may be at most 60 s ahead of the clock, which says " + now);
              }
              return read;
            });
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
    return text(IntentField.INTENT_ID)
        .flatMap(
            text ->
                IntentId.isIntentId(text)
                    ? Optional.of(new IntentId(text))
                    : refused(
                        IntentField.INTENT_ID,
                        ViolationCode.PATTERN,
                        "intent_id must have 1 to 64 of the characters A-Z a-z 0-9 . _ : + / -"));
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
    return text(field)
        .flatMap(
            text ->
                text.codePointCount(0, text.length()) <= LABEL
                    ? Optional.of(text)
                    : refused(
                        field,
                        ViolationCode.TOO_LARGE,
                        field.wireName() + " may have at most 256 characters"));
  }

  /** A required number within a range. */
  <T> Optional<T> number(
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

  /** A required text without control characters. */
  Optional<String> text(IntentField field) {
    if (fields.get(field) instanceof FieldValue.Text text) {
      return PrintableText.hasControl(text.value())
          ? refused(
              field, ViolationCode.PATTERN, field.wireName() + " may not hold control characters")
          : Optional.of(text.value());
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

  <T> Optional<T> refused(IntentField field, ViolationCode code, String message) {
    findings.add(field, code, fields.get(field), message);
    return Optional.empty();
  }
}
