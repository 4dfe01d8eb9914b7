package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Confidence;
import io.quantum.pipeline.domain.intent.Leverage;
import io.quantum.pipeline.domain.intent.PositionSizeUsd;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trade-intent contract v1.0: the same code judges at the publisher and at the executor, and it
 * fails closed at both.
 *
 * <p><b>Invariants</b>: every violation is found, in the order of the contract's table; what is
 * accepted can be built. <b>Threads</b>: immutable. <b>Errors</b>: none; a refusal is a value.
 * <b>Source</b>: docs/reference/contract.md.
 */
public final class IntentContract {
  /** The only event type on the intent stream. */
  public static final String EVENT_TYPE = "trade.intent";

  private static final Pattern PUBLISHER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
  private static final int SHOWN = 64;
  private static final List<IntentField> REDUCING =
      List.of(IntentField.REDUCE_ONLY, IntentField.REDUCE_ONLY_CAMEL, IntentField.CLOSE_POSITION);

  private final SymbolRule symbol;
  private final SideRule side;

  /** The contract on the given terms. */
  public IntentContract(ContractTerms terms) {
    this.symbol = new SymbolRule(terms.symbolPattern());
    this.side = new SideRule(terms.sideSunset());
  }

  /**
   * Judges the entry around a payload, as a reader.
   *
   * @param eventType the field {@code event_type}, if there
   * @param place where the intent stands
   * @return everything wrong, possibly nothing
   */
  public List<Violation> judgeEntry(Optional<String> eventType, PayloadPlace place) {
    boolean hasPayload = place == PayloadPlace.PAYLOAD;
    boolean ours = eventType.isPresent() && eventType.get().equals(EVENT_TYPE);
    if (ours && hasPayload) {
      return List.of();
    }
    List<Violation> found = new ArrayList<>();
    if (!ours) {
      found.add(
          new Violation(
              "entry.event_type",
              ViolationCode.WRONG_EVENT_TYPE,
              eventType.orElse(""),
              "the entry field event_type must be " + EVENT_TYPE));
    }
    if (!hasPayload) {
      found.add(
          new Violation("entry.payload", ViolationCode.MISSING_PAYLOAD_FIELD, "", place.message()));
    }
    return found;
  }

  /** Judges the name under which a publisher wants to publish. */
  public List<Violation> judgePublisher(String source) {
    if (PUBLISHER.matcher(source).matches()) {
      return List.of();
    }
    ViolationCode code = source.isEmpty() ? ViolationCode.MISSING : ViolationCode.PATTERN;
    return List.of(
        new Violation("entry.source", code, source, "source must match " + PUBLISHER.pattern()));
  }

  /**
   * Judges a payload.
   *
   * @param payload decoded
   * @param profile whose rules apply
   * @param now the clock that says what the future is
   */
  public ContractVerdict judge(DecodedPayload payload, ContractProfile profile, Instant now) {
    return payload.fold(
        decoded -> judge(decoded.fields(), profile, now),
        malformed -> new ContractVerdict.Refused(malformed.violations()));
  }

  private ContractVerdict judge(PayloadFields fields, ContractProfile profile, Instant now) {
    Findings findings = new Findings();
    FieldRules rules = new FieldRules(fields, findings);
    Optional<Symbol> traded = rules.symbol(symbol);
    boolean fromSide = isFromSide(fields);
    Optional<Action> action =
        fromSide
            ? side.convert(fields.get(IntentField.SIDE), now, findings)
            : action(fields, rules, profile, now, findings);
    Optional<Confidence> confidence = rules.confidence();
    boolean sized =
        profile == ContractProfile.PUBLISHER || !action.equals(Optional.of(Action.CLOSE));
    Optional<PositionSizeUsd> size =
        !sized && fields.get(IntentField.POSITION_SIZE_USD).isMissing()
            ? Optional.empty()
            : rules.positionSize();
    Optional<Leverage> leverage =
        !sized && fields.get(IntentField.LEVERAGE).isMissing()
            ? Optional.empty()
            : rules.leverage();
    Optional<Instant> timestamp = rules.timestamp(now);
    OptionalParts parts = OptionalParts.read(rules);
    action
        .filter(Action::isOpening)
        .ifPresent(opening -> refuseReducing(fields, opening, findings));
    if (!findings.isEmpty()) {
      return new ContractVerdict.Refused(findings.all());
    }
    TradeIntent.Builder intent =
        TradeIntent.builder(
                traded.orElseThrow(),
                action.orElseThrow(),
                confidence.orElseThrow(),
                timestamp.orElseThrow())
            .positionSize(size)
            .leverage(leverage);
    return new ContractVerdict.Accepted(parts.addTo(intent).build(), fromSide);
  }

  private static boolean isFromSide(PayloadFields fields) {
    return fields.get(IntentField.ACTION).isMissing() && !fields.get(IntentField.SIDE).isMissing();
  }

  private Optional<Action> action(
      PayloadFields fields,
      FieldRules rules,
      ContractProfile profile,
      Instant now,
      Findings findings) {
    Optional<Action> action = rules.action();
    action.ifPresent(
        known -> side.compare(fields.get(IntentField.SIDE), known, profile, now, findings));
    return action;
  }

  private static void refuseReducing(PayloadFields fields, Action action, Findings findings) {
    for (IntentField field : REDUCING) {
      FieldValue value = fields.get(field);
      if (!saysNo(value)) {
        findings.add(field, ViolationCode.CONFLICT, value, contradiction(field.wireName(), action));
      }
    }
    for (ReducingWish wish : fields.wishes()) {
      findings.add(wish, contradiction(wish.name(), action));
    }
  }

  private static String contradiction(String name, Action action) {
    return "%s contradicts %s; say CLOSE: it closes the whole position and can only reduce"
        .formatted(PrintableText.shorten(name, SHOWN), action);
  }

  // Nearly every payload has none of these fields: that is asked first.
  private static boolean saysNo(FieldValue value) {
    return value.isMissing()
        || value.equals(new FieldValue.Bool(false))
        || value.equals(new FieldValue.Text("false"))
        || value.fold(
            text -> false,
            numeral ->
                Numerals.read(numeral.literal())
                    .filter(number -> number.compareTo(BigDecimal.ZERO) == 0)
                    .isPresent(),
            () -> true,
            () -> false);
  }
}
