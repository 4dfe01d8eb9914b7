package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.contract.port.out.IntentCodecContract;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Intents;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, and what only bytes can get wrong. */
final class JacksonIntentCodecTest implements IntentCodecContract {
  private final JacksonIntentCodec codec = new JacksonIntentCodec();

  @Override
  public IntentDecoder decoder() {
    return codec;
  }

  @Override
  public IntentEncoder encoder() {
    return codec;
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("nothing", bytes(""), ViolationCode.MALFORMED_JSON),
        Arguments.of("blank", bytes("  "), ViolationCode.MALFORMED_JSON),
        Arguments.of("null", bytes("null"), ViolationCode.NOT_AN_OBJECT),
        Arguments.of("array", bytes("[{}]"), ViolationCode.NOT_AN_OBJECT),
        Arguments.of("number", bytes("17"), ViolationCode.NOT_AN_OBJECT),
        Arguments.of("text", bytes("\"{}\""), ViolationCode.NOT_AN_OBJECT),
        Arguments.of("bare NaN", bytes("{\"a\": NaN}"), ViolationCode.MALFORMED_JSON),
        Arguments.of("bare Infinity", bytes("{\"a\": Infinity}"), ViolationCode.MALFORMED_JSON),
        Arguments.of("leading zero", bytes("{\"a\": 01}"), ViolationCode.MALFORMED_JSON),
        Arguments.of("comment", bytes("{/**/}"), ViolationCode.MALFORMED_JSON),
        Arguments.of("single quotes", bytes("{'a': 1}"), ViolationCode.MALFORMED_JSON),
        Arguments.of("trailing comma", bytes("{\"a\": 1,}"), ViolationCode.MALFORMED_JSON),
        Arguments.of("second document", bytes("{} {}"), ViolationCode.MALFORMED_JSON),
        Arguments.of("cut off", bytes("{\"a\": 1"), ViolationCode.MALFORMED_JSON),
        Arguments.of("byte order mark", bytes("\ufeff{}"), ViolationCode.MALFORMED_JSON),
        Arguments.of(
            "UTF-16", "{}".getBytes(Charset.forName("UTF-16LE")), ViolationCode.MALFORMED_JSON),
        Arguments.of(
            "invalid UTF-8", with("{\"a\": \"", 0xff, "\"}"), ViolationCode.MALFORMED_JSON),
        Arguments.of(
            "overlong slash",
            new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
            ViolationCode.MALFORMED_JSON),
        Arguments.of(
            "half a surrogate pair in an ignored field",
            bytes("{\"a\": \"\\ud800\"}"),
            ViolationCode.MALFORMED_JSON),
        Arguments.of(
            "half a surrogate pair in a key",
            bytes("{\"\\udc00\": 1}"),
            ViolationCode.MALFORMED_JSON),
        Arguments.of(
            "raw control character", bytes("{\"a\": \"\n\"}"), ViolationCode.MALFORMED_JSON),
        Arguments.of("key twice", bytes("{\"a\": 1, \"a\": 1}"), ViolationCode.DUPLICATE_KEY),
        Arguments.of(
            "known key twice",
            bytes("{\"symbol\": 1, \"symbol\": 1}"),
            ViolationCode.DUPLICATE_KEY),
        Arguments.of(
            "key twice inside",
            bytes("{\"a\": [{\"b\": 1, \"b\": 2}]}"),
            ViolationCode.DUPLICATE_KEY),
        Arguments.of(
            "escaped key twice",
            bytes("{\"ab\": 1, \"a\\u0062\": 2}"),
            ViolationCode.DUPLICATE_KEY),
        Arguments.of("17 deep", nested(17), ViolationCode.TOO_DEEP),
        Arguments.of("5,000 deep", nested(5_000), ViolationCode.TOO_DEEP),
        Arguments.of(
            "long text", bytes("{\"a\": \"" + "x".repeat(4_097) + "\"}"), ViolationCode.TOO_LARGE),
        Arguments.of("10 MB", new byte[10_000_000], ViolationCode.TOO_LARGE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void refuses(String what, byte[] payload, ViolationCode code) {
    DecodedPayload decoded = codec.decode(payload);

    assertThat(decoded)
        .isInstanceOfSatisfying(
            DecodedPayload.Malformed.class,
            malformed ->
                assertThat(malformed.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.code()).isEqualTo(code)));
  }

  @Test
  void acceptsSixteenLevelsAndIgnoresWhatItDoesNotKnow() {
    assertThat(codec.decode(nested(16))).isInstanceOf(DecodedPayload.Fields.class);
    assertThat(codec.decode(bytes("{\"emoji\": \"\\ud83d\\ude00\", \"n\": 1e400}")))
        .isInstanceOf(DecodedPayload.Fields.class);
  }

  @Test
  void keepsTheDigitsOfANumberAsTheyWereWritten() {
    assertThat(field("{\"confidence\": 1e9999999}", IntentField.CONFIDENCE))
        .isEqualTo(new FieldValue.Numeral("1e9999999"));
    assertThat(field("{\"confidence\": 0.1000}", IntentField.CONFIDENCE))
        .isEqualTo(new FieldValue.Numeral("0.1000"));
    String long65 = "1".repeat(65);
    assertThat(field("{\"confidence\": " + long65 + "}", IntentField.CONFIDENCE))
        .isEqualTo(new FieldValue.Numeral(long65));
  }

  @Test
  void tellsAbsentFromNullFromText() {
    assertThat(field("{}", IntentField.MODEL)).isEqualTo(FieldValue.ABSENT);
    assertThat(field("{\"model\": null}", IntentField.MODEL)).isEqualTo(FieldValue.NULL);
    assertThat(field("{\"model\": \"NaN\"}", IntentField.MODEL))
        .isEqualTo(new FieldValue.Text("NaN"));
    assertThat(field("{\"model\": {\"a\": 1}}", IntentField.MODEL))
        .isEqualTo(new FieldValue.Nested(true));
  }

  @Test
  void replacesSideAndCarriesEverythingElseUnchanged() {
    byte[] replaced =
        codec.replaceSide(
            bytes(
                "{\"side\": \"LONG\", \"symbol\": \"BTCUSDT\", \"x\": [1.10, {\"y\": null}],"
                    + " \"big\": 123456789012345678901234567890}"),
            Action.BUY);

    assertThat(new String(replaced, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"action\":\"BUY\",\"symbol\":\"BTCUSDT\",\"x\":[1.10,{\"y\":null}],"
                + "\"big\":123456789012345678901234567890}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverThrowsWhateverTheBytes(long seed) {
    Random random = new Random(seed);
    byte[] valid = codec.encode(Intents.buy("BTCUSDT").withId("i-1").at("95000.5").build());
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = valid.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(mutated, random.nextInt(mutated.length + 8));

      assertThat(codec.decode(random.nextBoolean() ? mutated : cut)).isNotNull();
    }
  }

  private FieldValue field(String payload, IntentField field) {
    return codec
        .decode(bytes(payload))
        .fold(
            fields -> fields.fields().get(field),
            malformed -> {
              throw new AssertionError(malformed.violations().toString());
            });
  }

  @Test
  void carriesUnknownFieldsDigitByDigitThroughARewriting() {
    byte[] payload =
        bytes(
            "{\"x\": {\"side\": 1.10, \"a\": [1e2, null]}, \"side\": \"LONG\", \"leverage\": \"3\","
                + " \"reduce_only\": false, \"model\": null, \"confidence\": 0.820}");
    PayloadFields fields =
        codec
            .decode(payload)
            .fold(
                decoded ->
                    decoded.fields().toBuilder()
                        .set(IntentField.SIDE, FieldValue.ABSENT)
                        .set(IntentField.ACTION, new FieldValue.Text("BUY"))
                        .set(IntentField.LEVERAGE, new FieldValue.Numeral("3"))
                        .build(),
                malformed -> {
                  throw new AssertionError(malformed.violations().toString());
                });

    assertThat(new String(codec.rewrite(payload, fields), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"x\":{\"side\":1.10,\"a\":[1e2,null]},\"leverage\":3,\"reduce_only\":false,"
                + "\"model\":null,\"confidence\":0.820,\"action\":\"BUY\"}");
  }

  private static byte[] nested(int depth) {
    return bytes("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}");
  }

  private static byte[] with(String before, int raw, String after) {
    byte[] all = bytes(before + "x" + after);
    all[before.length()] = (byte) raw;
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
