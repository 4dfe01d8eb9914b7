package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.Leverage;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The contract of a result event: exactly ten keys, because older readers build an object of them
 * and die on an eleventh.
 *
 * <p><b>Invariants</b>: every violation is found, those of the ten keys first, in their order.
 * <b>Threads</b>: immutable. <b>Errors</b>: none; a refusal is a value. <b>Source</b>:
 * docs/reference/contract.md#result-event.
 */
public final class ResultContract {
  /** The only event type on the result stream. */
  public static final String EVENT_TYPE = "execution.result";

  /** The ten keys, in their order. */
  public static final List<String> KEYS =
      List.of(
          "symbol",
          "action",
          "entry_price",
          "position_size_usd",
          "leverage",
          "timestamp",
          "order_id",
          "status",
          "slippage_pct",
          "fee_usd");

  private static final Set<String> ACTIONS = Set.of("BUY", "SELL", "CLOSE");
  private static final Set<String> STATES = Set.of("filled", "partial", "rejected", "pending_fill");
  private static final Pattern ORDER_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /**
   * Judges a payload.
   *
   * @return everything wrong, possibly nothing
   */
  public List<Violation> judge(DecodedEvent payload) {
    return payload.fold(members -> judge(members.all()), malformed -> malformed.violations());
  }

  private static List<Violation> judge(List<DecodedEvent.Member> members) {
    Map<String, FieldValue> found = new LinkedHashMap<>();
    members.forEach(member -> found.put(member.name(), member.value()));
    Rules rules = new Rules(found);
    rules.text("symbol", ViolationCode.PATTERN, Symbol::isSymbol, "a symbol such as BTCUSDT");
    rules.text("action", ViolationCode.NOT_ALLOWED, ACTIONS::contains, "BUY, SELL or CLOSE");
    rules.number("entry_price", number -> number.signum() >= 0, "0 or more");
    rules.number("position_size_usd", number -> number.signum() >= 0, "0 or more");
    if (found.get("leverage") != FieldValue.NULL) {
      rules.number("leverage", Leverage::isAllowed, "from 1 to 125, or null");
    }
    rules.text(
        "timestamp",
        ViolationCode.NOT_A_TIMESTAMP,
        text -> text.endsWith("Z") && Timestamps.read(text).isPresent(),
        "a real ISO-8601 date and time ending in Z");
    rules.text(
        "order_id",
        ViolationCode.PATTERN,
        text -> ORDER_ID.matcher(text).matches(),
        "1 to 128 visible ASCII characters");
    rules.text(
        "status",
        ViolationCode.NOT_ALLOWED,
        STATES::contains,
        "filled, partial, rejected or pending_fill");
    rules.number("slippage_pct", number -> true, "any number");
    rules.number("fee_usd", number -> true, "any number");
    rules.nothingElse();
    return rules.violations;
  }

  /** The rules over one payload. Not thread-safe. */
  private static final class Rules {
    private final Map<String, FieldValue> found;
    private final List<Violation> violations = new ArrayList<>();

    private Rules(Map<String, FieldValue> found) {
      this.found = found;
    }

    void text(String key, ViolationCode code, Predicate<String> allowed, String what) {
      FieldValue value = found.getOrDefault(key, FieldValue.ABSENT);
      value
          .<Optional<ViolationCode>>fold(
              text -> allowed.test(text.value()) ? Optional.empty() : Optional.of(code),
              numeral -> Optional.of(ViolationCode.WRONG_TYPE),
              () -> Optional.of(ViolationCode.MISSING),
              () -> Optional.of(ViolationCode.WRONG_TYPE))
          .ifPresent(wrong -> add(key, wrong, value, "a string: " + what));
    }

    void number(String key, Predicate<BigDecimal> allowed, String what) {
      FieldValue value = found.getOrDefault(key, FieldValue.ABSENT);
      value
          .<Optional<ViolationCode>>fold(
              text -> Optional.of(ViolationCode.WRONG_TYPE),
              numeral ->
                  Numerals.read(numeral.literal()).filter(allowed).isPresent()
                      ? Optional.empty()
                      : Optional.of(ViolationCode.RANGE),
              () -> Optional.of(ViolationCode.MISSING),
              () -> Optional.of(ViolationCode.WRONG_TYPE))
          .ifPresent(wrong -> add(key, wrong, value, "a number: " + what));
    }

    void nothingElse() {
      found.forEach(
          (key, value) -> {
            if (!KEYS.contains(key)) {
              violations.add(
                  new Violation(
                      key,
                      ViolationCode.NOT_ALLOWED,
                      value.shown(),
                      "a result has exactly ten keys; more facts travel as entry fields beside it"));
            }
          });
    }

    private void add(String key, ViolationCode code, FieldValue value, String what) {
      violations.add(new Violation(key, code, value.shown(), key + " must be " + what));
    }
  }
}
