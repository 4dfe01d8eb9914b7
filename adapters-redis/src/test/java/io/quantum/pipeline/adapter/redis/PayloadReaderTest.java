package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.quantum.pipeline.domain.contract.CorpusCase;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reader takes exactly what a strict library takes, and reads the same in it. */
final class PayloadReaderTest {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final List<String> SEEDS =
      List.of(
          "{\"symbol\": \"BTCUSDT\", \"leverage\": 3, \"x\": [1.5e-3, {\"y\": null}], \"z\": true}",
          "{\"model\":\"\\u00e9\\ud83d\\ude00\\n\",\"side\":\"\u00e9\u4e2d\\\\\\/\",\"r\\u0065ason\":\"a\"}",
          " {\"confidence\" : -0.10 ,\t\"regime\":false,\r\n\"a\":[],\"b\":{},\"c\":[[{\"d\":0}]]} ",
          "[{\"a\":1},\"b\",12e5]");

  /** What mutations are made of: grammar, digits, escapes, and bytes that are no ASCII. */
  private static final byte[] PIECES =
      "{}[]:,\"\\ \t\n019.-+eEu/bdxtrufalsn\u00e9\u0000\u007f".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithAStrictLibraryWhateverTheBytes(long seed) {
    Random random = new Random(seed);
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] payload = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);

      Optional<List<String>> expected = library(payload);
      assertThat(ours(payload)).as(shown(payload)).isEqualTo(expected);
      taken += expected.isPresent() ? 1 : 0;
    }
    assertThat(taken).as("mutations that are still JSON objects").isGreaterThan(800);
  }

  @Test
  void agreesWithAStrictLibraryOnEveryPayloadOfTheCorpusWithinTheLimits() {
    List<CorpusCase> cases =
        CorpusCase.all().stream()
            .filter(c -> !c.publisher().toString().contains("TOO_"))
            .filter(c -> !isBeyondALimitOfNumbers(c))
            .toList();

    assertThat(cases).hasSizeGreaterThan(400);
    assertThat(cases)
        .allSatisfy(c -> assertThat(ours(c.payload())).isEqualTo(library(c.payload())));
  }

  private static boolean isBeyondALimitOfNumbers(CorpusCase c) {
    return PayloadReader.read(c.payload())
        .fold(
            read -> false,
            malformed ->
                malformed.violations().stream().anyMatch(v -> v.code() == ViolationCode.RANGE));
  }

  private static Optional<List<String>> ours(byte[] payload) {
    return PayloadReader.read(payload)
        .fold(
            read -> {
              List<String> fields = new ArrayList<>();
              for (IntentField field : IntentField.values()) {
                fields.add(field + "=" + read.fields().get(field).shown());
              }
              return Optional.of(fields);
            },
            malformed -> Optional.empty());
  }

  private static Optional<List<String>> library(byte[] payload) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      String[] values = new String[IntentField.values().length];
      try (JsonParser in = STRICT.createParser(text)) {
        boolean isObject = in.nextToken() == JsonToken.START_OBJECT;
        int depth = isObject ? 1 : 0;
        boolean whole = true;
        while (isObject && depth > 0) {
          JsonToken token = in.nextToken();
          whole &= !token.isScalarValue() && token != JsonToken.FIELD_NAME || isWhole(in.getText());
          if (depth == 1 && token != JsonToken.FIELD_NAME && token != JsonToken.END_OBJECT) {
            keep(values, in);
          }
          depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return isObject && whole && in.nextToken() == null
            ? Optional.of(shown(values))
            : Optional.empty();
      }
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static void keep(String[] values, JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token.isStructEnd()) {
      return;
    }
    String name =
        token.isStructStart()
            ? in.getParsingContext().getParent().getCurrentName()
            : in.currentName();
    IntentField.named(name)
        .ifPresent(
            field -> {
              try {
                values[field.ordinal()] =
                    token == JsonToken.START_OBJECT
                        ? "{...}"
                        : token == JsonToken.START_ARRAY ? "[...]" : in.getText();
              } catch (IOException impossible) {
                throw new AssertionError(impossible);
              }
            });
  }

  private static List<String> shown(String[] values) {
    List<String> fields = new ArrayList<>();
    for (IntentField field : IntentField.values()) {
      String value = values[field.ordinal()];
      fields.add(field + "=" + (value == null ? "" : value));
    }
    return fields;
  }

  private static boolean isWhole(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static byte[] mutated(String seed, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte one : seed.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(one);
    }
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(bytes.size());
      byte piece =
          random.nextInt(20) == 0
              ? (byte) random.nextInt(256)
              : PIECES[random.nextInt(PIECES.length)];
      switch (random.nextInt(3)) {
        case 0 -> bytes.set(at, piece);
        case 1 -> bytes.add(at, piece);
        default -> bytes.remove(at);
      }
    }
    byte[] payload = new byte[bytes.size()];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = bytes.get(i);
    }
    return payload;
  }

  private static String shown(byte[] payload) {
    return new String(payload, StandardCharsets.ISO_8859_1);
  }
}
