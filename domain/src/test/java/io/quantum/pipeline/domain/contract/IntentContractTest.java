package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trade-intent contract v1.0, rule by rule. */
final class IntentContractTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final FieldValue TRUE = new FieldValue.Bool(true);

  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);

  @Test
  void acceptsTheSixRequiredFields() {
    TradeIntent intent = accepted(Intents.validFields());

    assertThat(intent.symbol().name()).isEqualTo("BTCUSDT");
    assertThat(intent.action()).isEqualTo(Action.BUY);
    assertThat(intent.confidence().fraction()).isEqualByComparingTo("0.82");
    assertThat(intent.positionSize().orElseThrow().usd()).isEqualByComparingTo("200");
    assertThat(intent.leverage().orElseThrow().factor()).isEqualByComparingTo("3");
    assertThat(intent.timestamp()).isEqualTo(Intents.MADE);
  }

  @Test
  void readsTheNineThatMayBeLeftOut() {
    TradeIntent intent =
        accepted(
            with(IntentField.INTENT_ID, "i-1")
                .set(IntentField.ENTRY_PRICE, numeral("95000.5"))
                .set(IntentField.STOP_LOSS, numeral("94000"))
                .set(IntentField.TAKE_PROFIT, numeral("97000"))
                .set(IntentField.SOURCE, new FieldValue.Text("desk"))
                .set(IntentField.MODEL, new FieldValue.Text("m1"))
                .set(IntentField.META_STRATEGY, new FieldValue.Text("trend"))
                .set(IntentField.REGIME, new FieldValue.Text("calm"))
                .set(IntentField.REASON, new FieldValue.Text("why not")));

    assertThat(intent.intentId().orElseThrow().text()).isEqualTo("i-1");
    assertThat(intent.entryPrice().orElseThrow().usd()).isEqualByComparingTo("95000.5");
    assertThat(intent.stopLoss().orElseThrow().usd()).isEqualByComparingTo("94000");
    assertThat(intent.takeProfit().orElseThrow().usd()).isEqualByComparingTo("97000");
    assertThat(intent.source()).contains("desk");
    assertThat(intent.model()).contains("m1");
    assertThat(intent.metaStrategy()).contains("trend");
    assertThat(intent.regime()).contains("calm");
    assertThat(intent.reason()).contains("why not");
  }

  @ParameterizedTest
  @EnumSource(
      value = IntentField.class,
      names = {"SYMBOL", "ACTION", "CONFIDENCE", "POSITION_SIZE_USD", "LEVERAGE", "TIMESTAMP"})
  void missesEveryRequiredFieldAlsoWhenItIsNull(IntentField field) {
    assertThat(codes(Intents.validFields().set(field, FieldValue.ABSENT)))
        .containsExactly(field.wireName() + " MISSING");
    assertThat(codes(Intents.validFields().set(field, FieldValue.NULL)))
        .containsExactly(field.wireName() + " MISSING");
  }

  @Test
  void reportsEveryViolationInTheOrderOfTheTable() {
    PayloadFields.Builder fields =
        PayloadFields.builder()
            .set(IntentField.REASON, TRUE)
            .set(IntentField.TAKE_PROFIT, new FieldValue.Numeral("-1"))
            .set(IntentField.LEVERAGE, new FieldValue.Numeral("126"))
            .set(IntentField.SYMBOL, new FieldValue.Text("btcusdt"));

    assertThat(codes(fields))
        .containsExactly(
            "symbol PATTERN",
            "action MISSING",
            "confidence MISSING",
            "position_size_usd MISSING",
            "leverage RANGE",
            "timestamp MISSING",
            "take_profit RANGE",
            "reason WRONG_TYPE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BTC",
        "USDT",
        "BUSDT",
        "ABUSDT",
        "ABCDEFGHIJKUSDT",
        "btcusdt",
        "BTCUSDt",
        "BTC1USDT",
        "BTC-USDT",
        " BTCUSDT",
        "BTCUSDT ",
        "\u0412TCUSDT",
        "\uff22TCUSDT"
      })
  void refusesSymbolsOutsideThePattern(String symbol) {
    assertThat(codes(with(IntentField.SYMBOL, symbol))).containsExactly("symbol PATTERN");
  }

  @Test
  void refusesATrailingNewlineThatAPatternMightOverlook() {
    assertThat(codes(with(IntentField.SYMBOL, "BTCUSDT\n"))).containsExactly("symbol PATTERN");
    assertThat(codes(with(IntentField.ACTION, "BUY\n"))).containsExactly("action PATTERN");
    assertThat(codes(with(IntentField.INTENT_ID, "a\u0000b"))).containsExactly("intent_id PATTERN");
  }

  @Test
  void takesAnotherSymbolPatternFromItsTerms() {
    IntentContract other =
        new IntentContract(
            new ContractTerms(Pattern.compile("[A-Z]{6}"), ContractTerms.STANDARD.sideSunset()));

    assertThat(
            other
                .judge(
                    new DecodedPayload.Fields(with(IntentField.SYMBOL, "EURUSD").build()),
                    ContractProfile.READER,
                    NOW)
                .<Boolean>fold(accepted -> true, refused -> false))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"buy", "HOLD", "", "BUY ", "LONG"})
  void refusesOtherActions(String action) {
    assertThat(codes(with(IntentField.ACTION, action))).containsExactly("action NOT_ALLOWED");
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIDENCE, 0, ok",
    "CONFIDENCE, 1.0, ok",
    "CONFIDENCE, 1e-18, ok",
    "CONFIDENCE, -0.0, ok",
    "CONFIDENCE, 1.0000000000000000001, RANGE",
    "CONFIDENCE, -0.1, RANGE",
    "CONFIDENCE, 1e-19, RANGE",
    "POSITION_SIZE_USD, 0, RANGE",
    "POSITION_SIZE_USD, 1e-18, ok",
    "POSITION_SIZE_USD, 1e9, ok",
    "POSITION_SIZE_USD, 1000000000.01, RANGE",
    "POSITION_SIZE_USD, 1e400, RANGE",
    "POSITION_SIZE_USD, 1e9999999, RANGE",
    "POSITION_SIZE_USD, 1e99999999999, RANGE",
    "POSITION_SIZE_USD, 1e-2147483647, RANGE",
    "LEVERAGE, 1, ok",
    "LEVERAGE, 125, ok",
    "LEVERAGE, 0.99, RANGE",
    "LEVERAGE, 125.001, RANGE",
    "ENTRY_PRICE, 1e-8, ok",
    "ENTRY_PRICE, 0.000000009, RANGE",
    "ENTRY_PRICE, 0, RANGE",
    "STOP_LOSS, 1e9, ok",
    "TAKE_PROFIT, 1000000001, RANGE",
    "CONFIDENCE, 0.12345678901234567890, ok",
    "CONFIDENCE, 0.123456789012345678901, RANGE"
  })
  void boundsNumbersOnTheirText(IntentField field, String literal, String verdict) {
    List<String> found = codes(Intents.validFields().set(field, new FieldValue.Numeral(literal)));

    assertThat(found)
        .isEqualTo(verdict.equals("ok") ? List.of() : List.of(field.wireName() + " " + verdict));
  }

  @ParameterizedTest
  @EnumSource(
      value = IntentField.class,
      names = {"CONFIDENCE", "POSITION_SIZE_USD", "LEVERAGE", "ENTRY_PRICE"})
  void takesNumbersOnlyWhereNumbersAreDue(IntentField field) {
    for (FieldValue wrong : List.of(new FieldValue.Text("1"), TRUE, new FieldValue.Nested(true))) {
      assertThat(codes(Intents.validFields().set(field, wrong)))
          .containsExactly(field.wireName() + " WRONG_TYPE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-21T00:03:10Z, 2026-01-21T00:03:10Z",
    "2026-01-21T00:03:10, 2026-01-21T00:03:10Z",
    "2026-01-21T00:03:10.123456789, 2026-01-21T00:03:10.123456789Z",
    "2026-01-21T00:03:10.5+05:30, 2026-01-20T18:33:10.500Z",
    "2026-01-21T00:03:10-00:00, 2026-01-21T00:03:10Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z"
  })
  void readsTimes(String written, String meant) {
    assertThat(accepted(with(IntentField.TIMESTAMP, written)).timestamp())
        .isEqualTo(Instant.parse(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-21",
        "2026-01-21 00:03:10",
        "2026-1-21T00:03:10",
        "2026-01-21T00:03",
        "2026-01-21T00:03:60Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-21T24:00:00Z",
        "2026-01-21T00:03:10.1234567890Z",
        "2026-01-21T00:03:10z",
        "2026-01-21T00:03:10+0530",
        "2026-01-21T00:03:10+19:00",
        "1768953790",
        "\u0662026-01-21T00:03:10Z"
      })
  void refusesWhatIsNoTime(String written) {
    assertThat(codes(with(IntentField.TIMESTAMP, written)))
        .containsExactly("timestamp NOT_A_TIMESTAMP");
  }

  @Test
  void refusesMoreThanAMinuteAheadOfTheClock() {
    assertThat(codes(with(IntentField.TIMESTAMP, "2026-11-24T12:01:00Z"))).isEmpty();
    assertThat(codes(with(IntentField.TIMESTAMP, "2026-11-24T12:01:00.000000001Z")))
        .containsExactly("timestamp IN_THE_FUTURE");
  }

  @Test
  void boundsLabelsAndKeys() {
    assertThat(codes(with(IntentField.REASON, "x".repeat(256)))).isEmpty();
    assertThat(codes(with(IntentField.REASON, "x".repeat(257))))
        .containsExactly("reason TOO_LARGE");
    assertThat(codes(Intents.validFields().set(IntentField.REASON, FieldValue.NULL))).isEmpty();
    assertThat(codes(with(IntentField.INTENT_ID, "a/b+c:d.e_f-1"))).isEmpty();
    assertThat(codes(with(IntentField.INTENT_ID, "x".repeat(65))))
        .containsExactly("intent_id PATTERN");
    assertThat(codes(Intents.validFields().set(IntentField.INTENT_ID, FieldValue.NULL)))
        .containsExactly("intent_id WRONG_TYPE");
  }

  @Test
  void requiresSizeAndLeverageOfACloseFromPublishersOnly() {
    PayloadFields.Builder close =
        with(IntentField.ACTION, "CLOSE")
            .set(IntentField.POSITION_SIZE_USD, FieldValue.ABSENT)
            .set(IntentField.LEVERAGE, FieldValue.NULL);

    assertThat(codes(close, ContractProfile.READER, NOW)).isEmpty();
    assertThat(codes(close, ContractProfile.PUBLISHER, NOW))
        .containsExactly("position_size_usd MISSING", "leverage MISSING");
  }

  @ParameterizedTest
  @EnumSource(
      value = IntentField.class,
      names = {"REDUCE_ONLY", "REDUCE_ONLY_CAMEL", "CLOSE_POSITION"})
  void refusesToIgnoreAWishToReduce(IntentField field) {
    assertThat(codes(Intents.validFields().set(field, TRUE)))
        .containsExactly(field.wireName() + " CONFLICT");
    for (FieldValue no :
        List.of(
            new FieldValue.Bool(false),
            new FieldValue.Text("false"),
            new FieldValue.Numeral("0"),
            FieldValue.NULL)) {
      assertThat(codes(Intents.validFields().set(field, no))).isEmpty();
    }
    assertThat(codes(with(IntentField.ACTION, "CLOSE").set(field, TRUE))).isEmpty();
  }

  @Nested
  final class Side {
    private static final Instant LAST_MOMENT = Instant.parse("2026-02-20T23:59:59.999Z");
    private static final Instant DAY_AFTER = Instant.parse("2026-02-21T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"BUY, BUY", "LONG, BUY", "SELL, SELL", "SHORT, SELL", "CLOSE, CLOSE"})
    void isConvertedUntilTheEndOfItsLastDay(String side, Action action) {
      ContractVerdict verdict = judge(side(side), ContractProfile.READER, LAST_MOMENT);

      assertThat(
              verdict.<Boolean>fold(
                  accepted -> accepted.sideConverted() && accepted.intent().action() == action,
                  refused -> false))
          .isTrue();
    }

    @Test
    void isRefusedFromTheDayAfterAndSaysWhy() {
      List<Violation> found = violations(side("BUY"), ContractProfile.READER, DAY_AFTER);

      assertThat(found)
          .singleElement()
          .satisfies(
              violation -> {
                assertThat(violation.code()).isEqualTo(ViolationCode.REMOVED);
                assertThat(violation.message()).contains("2026-02-20").contains("action");
              });
    }

    @Test
    void mustMeanSomethingWhileItIsConverted() {
      assertThat(codes(side("UP"), ContractProfile.READER, LAST_MOMENT))
          .containsExactly("side NOT_ALLOWED");
    }

    @Test
    void mayNotContradictTheAction() {
      PayloadFields.Builder both =
          Intents.validFields().set(IntentField.SIDE, new FieldValue.Text("SELL"));

      assertThat(codes(both, ContractProfile.READER, LAST_MOMENT)).containsExactly("side CONFLICT");
      assertThat(codes(both, ContractProfile.READER, DAY_AFTER)).isEmpty();
      assertThat(codes(both, ContractProfile.PUBLISHER, DAY_AFTER))
          .containsExactly("side CONFLICT");
    }

    @Test
    void followsTheDateOfTheTerms() {
      IntentContract later =
          new IntentContract(
              new ContractTerms(
                  ContractTerms.STANDARD.symbolPattern(), LocalDate.parse("2030-01-01")));

      assertThat(
              later
                  .judge(
                      new DecodedPayload.Fields(side("LONG").build()), ContractProfile.READER, NOW)
                  .<Boolean>fold(accepted -> true, refused -> false))
          .isTrue();
    }

    private PayloadFields.Builder side(String side) {
      return Intents.validFields()
          .set(IntentField.ACTION, FieldValue.ABSENT)
          .set(IntentField.SIDE, new FieldValue.Text(side));
    }
  }

  @Test
  void handsOnWhatTheDecoderFound() {
    Violation found = new Violation("x", ViolationCode.DUPLICATE_KEY, "", "once only");

    ContractVerdict verdict =
        contract.judge(new DecodedPayload.Malformed(List.of(found)), ContractProfile.READER, NOW);

    assertThat(
            verdict.<List<Violation>>fold(accepted -> List.of(), refused -> refused.violations()))
        .containsExactly(found);
  }

  @Test
  void showsWhatStoodInTheField() {
    assertThat(valueShown(new FieldValue.Text("btc\u001b"))).isEqualTo("btc\\u001b");
    assertThat(valueShown(numeral("1.50"))).isEqualTo("1.50");
    assertThat(valueShown(TRUE)).isEqualTo("true");
    assertThat(valueShown(new FieldValue.Nested(true))).isEqualTo("{...}");
    assertThat(valueShown(new FieldValue.Nested(false))).isEqualTo("[...]");
    assertThat(valueShown(FieldValue.NULL)).isEqualTo("null");
    assertThat(valueShown(FieldValue.ABSENT)).isEmpty();
  }

  private String valueShown(FieldValue symbol) {
    return violations(
            Intents.validFields().set(IntentField.SYMBOL, symbol), ContractProfile.READER, NOW)
        .get(0)
        .value();
  }

  @Test
  void speaksOfAnOlderNameOnlyWhereItStands() {
    assertThat(message(Intents.validFields().set(IntentField.LEVERAGE, FieldValue.ABSENT)))
        .doesNotContain("rename");
  }

  @Test
  void namesAnOlderShapeAndItsFix() {
    assertThat(message(Intents.validFields().set(IntentField.TIMESTAMP, numeral("1768953790"))))
        .contains("epoch seconds", "ISO-8601");
    assertThat(message(Intents.validFields().set(IntentField.TIMESTAMP, numeral("1768953790982"))))
        .contains("epoch milliseconds", "ISO-8601");
    assertThat(message(with(IntentField.LEVERAGE, "3"))).contains("without quotes");
    assertThat(
            message(with(IntentField.DIRECTION, "LONG").set(IntentField.ACTION, FieldValue.ABSENT)))
        .contains("rename it to action");
    assertThat(
            message(
                with(IntentField.AI_SIZE_USD, "200")
                    .set(IntentField.POSITION_SIZE_USD, FieldValue.ABSENT)))
        .contains("rename it to position_size_usd");
    assertThat(
            message(
                with(IntentField.AI_LEVERAGE, "3").set(IntentField.LEVERAGE, FieldValue.ABSENT)))
        .contains("rename it to leverage");
    assertThat(contract.judgeEntry(Optional.of("trade.intent"), PayloadPlace.DATA).get(0).message())
        .contains("rename that field to payload");
    assertThat(contract.judgeEntry(Optional.of("trade.intent"), PayloadPlace.FLAT).get(0).message())
        .contains("spread over entry fields");
  }

  private String message(PayloadFields.Builder fields) {
    return violations(fields, ContractProfile.PUBLISHER, NOW).get(0).message();
  }

  private static FieldValue numeral(String literal) {
    return new FieldValue.Numeral(literal);
  }

  private PayloadFields.Builder with(IntentField field, String text) {
    return Intents.validFields().set(field, new FieldValue.Text(text));
  }

  private TradeIntent accepted(PayloadFields.Builder fields) {
    return judge(fields, ContractProfile.PUBLISHER, NOW)
        .fold(
            accepted -> accepted.intent(),
            refused -> {
              throw new AssertionError(refused.violations().toString());
            });
  }

  private List<String> codes(PayloadFields.Builder fields) {
    return codes(fields, ContractProfile.PUBLISHER, NOW);
  }

  private List<String> codes(PayloadFields.Builder fields, ContractProfile profile, Instant now) {
    return violations(fields, profile, now).stream().map(v -> v.field() + " " + v.code()).toList();
  }

  private List<Violation> violations(
      PayloadFields.Builder fields, ContractProfile profile, Instant now) {
    return judge(fields, profile, now).fold(accepted -> List.of(), refused -> refused.violations());
  }

  private ContractVerdict judge(
      PayloadFields.Builder fields, ContractProfile profile, Instant now) {
    return contract.judge(new DecodedPayload.Fields(fields.build()), profile, now);
  }
}
