package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rewrites the known shapes from before the contract as fields of v1.0, and says what it did.
 *
 * <p>Known are: the intent in the entry field {@code data} or spread over entry fields; {@code
 * side} or {@code direction} for the action, also with LONG and SHORT; {@code ai_size_usd} and
 * {@code ai_leverage}; numbers in quotes; the timestamp in seconds or milliseconds since 1970. What
 * can be read in two ways is left as it is, so that the contract refuses it. The timestamp keeps
 * its instant: an upgrade makes no intent younger.
 *
 * <p><b>Invariants</b>: judges nothing, the result goes to {@link IntentContract} like any other
 * payload. <b>Threads</b>: not safe inside, nothing is shared. <b>Source</b>:
 * docs/reference/tools.md#upgrade; docs/operations/dead-letters.md#publish-again.
 */
public final class LegacyUpgrade {
  private static final List<IntentField> NUMBERS =
      List.of(
          IntentField.CONFIDENCE,
          IntentField.POSITION_SIZE_USD,
          IntentField.LEVERAGE,
          IntentField.ENTRY_PRICE,
          IntentField.STOP_LOSS,
          IntentField.TAKE_PROFIT);

  private static final Map<String, Action> POSITIONS =
      Map.of("LONG", Action.BUY, "SHORT", Action.SELL);

  /** How JSON writes a number, so that the quotes are all that is taken away. */
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private static final int SHOWN = 64;

  private final PayloadFields older;
  private final PayloadFields.Builder fields;
  private final List<String> conversions = new ArrayList<>();

  /**
   * What became of a payload.
   *
   * @param fields as v1.0 names them; as they were where nothing was known
   * @param conversions what was done, one sentence each; empty if the fields are as they were
   */
  public record Upgraded(PayloadFields fields, List<String> conversions) {
    /** Copies the list. */
    public Upgraded {
      conversions = List.copyOf(conversions);
    }
  }

  private LegacyUpgrade(PayloadFields older) {
    this.older = older;
    this.fields = older.toBuilder();
  }

  /**
   * Upgrades one payload.
   *
   * @param older its fields as they were written
   * @param place where in the entry the intent stood
   */
  public static Upgraded of(PayloadFields older, PayloadPlace place) {
    LegacyUpgrade upgrade = new LegacyUpgrade(older);
    upgrade.moveToPayload(place);
    upgrade.nameAction();
    upgrade.rename(IntentField.AI_SIZE_USD, IntentField.POSITION_SIZE_USD);
    upgrade.rename(IntentField.AI_LEVERAGE, IntentField.LEVERAGE);
    upgrade.unquoteNumbers();
    upgrade.writeTime();
    return new Upgraded(upgrade.fields.build(), upgrade.conversions);
  }

  private void moveToPayload(PayloadPlace place) {
    if (place == PayloadPlace.DATA) {
      conversions.add("moved the intent from the entry field data to payload");
    }
    if (place == PayloadPlace.FLAT) {
      conversions.add("moved the intent from entry fields of its own to payload");
      drop(IntentField.STOP_LOSS);
      drop(IntentField.TAKE_PROFIT);
    }
  }

  private void drop(IntentField field) {
    if (!older.get(field).isMissing()) {
      fields.set(field, FieldValue.ABSENT);
      conversions.add(
          "dropped %s %s: that of a flat entry is not carried over"
              .formatted(field.wireName(), shown(older.get(field))));
    }
  }

  private void nameAction() {
    FieldValue action = older.get(IntentField.ACTION);
    if (!action.isMissing()) {
      text(action)
          .flatMap(word -> Optional.ofNullable(POSITIONS.get(word)))
          .ifPresent(meant -> setAction(IntentField.ACTION, meant));
      return;
    }
    boolean hasSide = !older.get(IntentField.SIDE).isMissing();
    boolean hasDirection = !older.get(IntentField.DIRECTION).isMissing();
    Optional<Action> side = SideRule.meaning(older.get(IntentField.SIDE));
    Optional<Action> direction = SideRule.meaning(older.get(IntentField.DIRECTION));
    if (hasSide && hasDirection && !side.equals(direction)) {
      return; // Which of the two was meant, only its producer knows.
    }
    side.ifPresent(meant -> setAction(IntentField.SIDE, meant));
    direction.ifPresent(meant -> setAction(IntentField.DIRECTION, meant));
  }

  private void setAction(IntentField from, Action meant) {
    FieldValue word = older.get(from);
    fields.set(from, FieldValue.ABSENT);
    fields.set(IntentField.ACTION, new FieldValue.Text(meant.name()));
    conversions.add("turned %s %s into action %s".formatted(from.wireName(), shown(word), meant));
  }

  private void rename(IntentField from, IntentField to) {
    FieldValue value = older.get(from);
    if (older.get(to).isMissing() && isTextOrNumber(value)) {
      fields.set(from, FieldValue.ABSENT).set(to, value);
      conversions.add("renamed %s to %s".formatted(from.wireName(), to.wireName()));
    }
  }

  private void unquoteNumbers() {
    PayloadFields renamed = fields.build();
    List<IntentField> unquoted = new ArrayList<>();
    for (IntentField field : NUMBERS) {
      text(renamed.get(field))
          .filter(text -> JSON_NUMBER.matcher(text).matches() && Numerals.read(text).isPresent())
          .ifPresent(
              text -> {
                fields.set(field, new FieldValue.Numeral(text));
                unquoted.add(field);
              });
    }
    if (!unquoted.isEmpty()) {
      conversions.add(
          "took the quotes off "
              + unquoted.stream().map(IntentField::wireName).collect(Collectors.joining(", ")));
    }
  }

  private void writeTime() {
    FieldValue value = older.get(IntentField.TIMESTAMP);
    value
        .<Optional<String>>fold(
            text -> Optional.of(text.value()),
            numeral -> Optional.of(numeral.literal()),
            Optional::empty,
            Optional::empty)
        .flatMap(EpochTime::read)
        .ifPresent(
            time -> {
              fields.set(IntentField.TIMESTAMP, new FieldValue.Text(time.at().toString()));
              conversions.add(
                  "wrote timestamp %s (%s since 1970) as %s"
                      .formatted(shown(value), time.unit(), time.at()));
            });
  }

  private static Optional<String> text(FieldValue value) {
    return value.fold(
        text -> Optional.of(text.value()),
        numeral -> Optional.empty(),
        Optional::empty,
        Optional::empty);
  }

  private static boolean isTextOrNumber(FieldValue value) {
    return value.fold(text -> true, numeral -> true, () -> false, () -> false);
  }

  private static String shown(FieldValue value) {
    return PrintableText.shorten(value.shown(), SHOWN);
  }
}
