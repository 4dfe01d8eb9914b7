package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.intent.Intents;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes from before the contract, one by one: what becomes of them and what is said. */
final class LegacyUpgradeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void leavesWhatIsValidAsItIs() {
    LegacyUpgrade.Upgraded upgraded = upgrade(Intents.validFields());

    assertThat(upgraded.conversions()).isEmpty();
    assertThat(differences(Intents.validFields(), upgraded)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SIDE,      BUY,   BUY",
    "SIDE,      LONG,  BUY",
    "SIDE,      SELL,  SELL",
    "SIDE,      SHORT, SELL",
    "SIDE,      CLOSE, CLOSE",
    "DIRECTION, LONG,  BUY",
    "DIRECTION, SHORT, SELL",
    "DIRECTION, CLOSE, CLOSE",
    "ACTION,    LONG,  BUY",
    "ACTION,    SHORT, SELL"
  })
  void turnsOlderWordsIntoAnAction(IntentField field, String word, String action) {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(
            Intents.validFields()
                .set(IntentField.ACTION, FieldValue.ABSENT)
                .set(field, new FieldValue.Text(word)));

    assertThat(upgraded.fields().get(IntentField.ACTION)).isEqualTo(new FieldValue.Text(action));
    assertThat(upgraded.conversions())
        .containsExactly("turned %s %s into action %s".formatted(field.wireName(), word, action));
    assertThat(codes(upgraded)).isEmpty();
  }

  @Test
  void doesNotChooseBetweenASideAndADirectionThatDisagree() {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(
            Intents.validFields()
                .set(IntentField.ACTION, FieldValue.ABSENT)
                .set(IntentField.SIDE, new FieldValue.Text("BUY"))
                .set(IntentField.DIRECTION, new FieldValue.Text("SHORT")));

    assertThat(upgraded.conversions()).isEmpty();
    assertThat(codes(upgraded)).containsExactly("side REMOVED");
  }

  @Test
  void leavesASideBesideAnActionToTheContract() {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(Intents.validFields().set(IntentField.SIDE, new FieldValue.Text("SELL")));

    assertThat(upgraded.conversions()).isEmpty();
    assertThat(codes(upgraded)).containsExactly("side CONFLICT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"buy", "long", "HOLD", "1", ""})
  void leavesWordsThatItDoesNotKnow(String word) {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(
            Intents.validFields()
                .set(IntentField.ACTION, FieldValue.ABSENT)
                .set(IntentField.DIRECTION, new FieldValue.Text(word)));

    assertThat(upgraded.conversions()).isEmpty();
    assertThat(codes(upgraded)).containsExactly("action MISSING");
  }

  @Test
  void renamesSizeAndLeverageOfTheAiEngine() {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(
            Intents.validFields()
                .set(IntentField.POSITION_SIZE_USD, FieldValue.ABSENT)
                .set(IntentField.LEVERAGE, FieldValue.NULL)
                .set(IntentField.AI_SIZE_USD, new FieldValue.Numeral("250.50"))
                .set(IntentField.AI_LEVERAGE, new FieldValue.Text("4")));

    assertThat(upgraded.fields().get(IntentField.POSITION_SIZE_USD))
        .isEqualTo(new FieldValue.Numeral("250.50"));
    assertThat(upgraded.fields().get(IntentField.LEVERAGE)).isEqualTo(new FieldValue.Numeral("4"));
    assertThat(upgraded.fields().get(IntentField.AI_SIZE_USD)).isEqualTo(FieldValue.ABSENT);
    assertThat(upgraded.conversions())
        .containsExactly(
            "renamed ai_size_usd to position_size_usd",
            "renamed ai_leverage to leverage",
            "took the quotes off leverage");
    assertThat(codes(upgraded)).isEmpty();
  }

  @Test
  void carriesTheOlderSizeWhereTheNewOneIsThere() {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(Intents.validFields().set(IntentField.AI_SIZE_USD, new FieldValue.Numeral("1")));

    assertThat(upgraded.conversions()).isEmpty();
    assertThat(upgraded.fields().get(IntentField.AI_SIZE_USD))
        .isEqualTo(new FieldValue.Numeral("1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.82", "1", "0", "1e-1", "0.10000000000000000001"})
  void takesQuotesOffNumbersAndKeepsTheirDigits(String number) {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(Intents.validFields().set(IntentField.CONFIDENCE, new FieldValue.Text(number)));

    assertThat(upgraded.fields().get(IntentField.CONFIDENCE))
        .isEqualTo(new FieldValue.Numeral(number));
    assertThat(upgraded.conversions()).containsExactly("took the quotes off confidence");
    assertThat(codes(upgraded)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " 1", "1 ", "+1", ".5", "1.", "01", "1,5", "NaN", "1f", "\u0661", "0x1", "1e400"
      })
  void leavesQuotesOnWhatIsNoExactNumber(String text) {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(Intents.validFields().set(IntentField.CONFIDENCE, new FieldValue.Text(text)));

    assertThat(upgraded.conversions()).isEmpty();
    assertThat(codes(upgraded)).containsExactly("confidence WRONG_TYPE");
  }

  @ParameterizedTest
  @CsvSource({
    "1768953790,            seconds,      2026-01-21T00:03:10Z",
    "1768953790.0,          seconds,      2026-01-21T00:03:10Z",
    "1768953790.9824502,    seconds,      2026-01-21T00:03:10.982450200Z",
    "1768953790982,         milliseconds, 2026-01-21T00:03:10.982Z",
    "1768953790982.4678,    milliseconds, 2026-01-21T00:03:10.982467800Z"
  })
  void writesTheSameInstantForSecondsAndMilliseconds(String number, String unit, String time) {
    for (FieldValue value : List.of(new FieldValue.Numeral(number), new FieldValue.Text(number))) {
      LegacyUpgrade.Upgraded upgraded =
          upgrade(Intents.validFields().set(IntentField.TIMESTAMP, value));

      assertThat(upgraded.fields().get(IntentField.TIMESTAMP)).isEqualTo(new FieldValue.Text(time));
      assertThat(upgraded.conversions())
          .containsExactly(
              "wrote timestamp %s (%s since 1970) as %s".formatted(number, unit, time));
      assertThat(codes(upgraded)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17689537900",
        "1768953790982001",
        "1768953790982001002",
        "20260121",
        "-1768953790"
      })
  void leavesTimesThatCouldBeReadInTwoWays(String number) {
    LegacyUpgrade.Upgraded upgraded =
        upgrade(Intents.validFields().set(IntentField.TIMESTAMP, new FieldValue.Numeral(number)));

    assertThat(upgraded.conversions()).isEmpty();
    assertThat(codes(upgraded)).containsExactly("timestamp WRONG_TYPE");
  }

  @Test
  void dropsTheExitsOfAFlatEntryAndSaysSo() {
    PayloadFields flat =
        Intents.validFields()
            .set(IntentField.STOP_LOSS, new FieldValue.Text("0.02"))
            .set(IntentField.TAKE_PROFIT, new FieldValue.Text("0.04\n"))
            .build();

    LegacyUpgrade.Upgraded upgraded = LegacyUpgrade.of(flat, PayloadPlace.FLAT);

    assertThat(upgraded.fields().get(IntentField.STOP_LOSS)).isEqualTo(FieldValue.ABSENT);
    assertThat(upgraded.fields().get(IntentField.TAKE_PROFIT)).isEqualTo(FieldValue.ABSENT);
    assertThat(upgraded.conversions())
        .containsExactly(
            "moved the intent from entry fields of its own to payload",
            "dropped stop_loss 0.02: that of a flat entry is not carried over",
            "dropped take_profit 0.04\\u000a: that of a flat entry is not carried over");
  }

  @Test
  void keepsTheExitsOfEveryOtherShape() {
    PayloadFields fields =
        Intents.validFields().set(IntentField.STOP_LOSS, new FieldValue.Text("90000")).build();

    LegacyUpgrade.Upgraded upgraded = LegacyUpgrade.of(fields, PayloadPlace.DATA);

    assertThat(upgraded.fields().get(IntentField.STOP_LOSS))
        .isEqualTo(new FieldValue.Numeral("90000"));
    assertThat(upgraded.conversions())
        .containsExactly(
            "moved the intent from the entry field data to payload",
            "took the quotes off stop_loss");
  }

  private static LegacyUpgrade.Upgraded upgrade(PayloadFields.Builder fields) {
    return LegacyUpgrade.of(fields.build(), PayloadPlace.PAYLOAD);
  }

  private static List<IntentField> differences(
      PayloadFields.Builder before, LegacyUpgrade.Upgraded after) {
    PayloadFields fields = before.build();
    return List.of(IntentField.values()).stream()
        .filter(field -> !fields.get(field).equals(after.fields().get(field)))
        .toList();
  }

  private static List<String> codes(LegacyUpgrade.Upgraded upgraded) {
    return new IntentContract(ContractTerms.STANDARD)
        .judge(new DecodedPayload.Fields(upgraded.fields()), ContractProfile.PUBLISHER, NOW)
        .fold(
            accepted -> List.of(),
            refused -> refused.violations().stream().map(v -> v.field() + " " + v.code()).toList());
  }
}
