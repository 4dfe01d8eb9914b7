package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.CorpusCase;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.contract.RandomFields;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every payload on its way through bytes, tried on many made by chance. */
final class JacksonIntentCodecPropertyTest {
  private static final int TRIES = 1_000;
  private static final List<String> IGNORED =
      List.of(
          "\"note\":\"x\"",
          "\"\":null",
          "\"Symbol\":\"btc\"",
          "\"deep\":{\"symbol\":[1,{\"action\":\"BUY\"}],\"leverage\":1e400}",
          "\"\\u0000\":\"\\u001b[31m\"",
          "\"n\":-1.50E-7");

  private final JacksonIntentCodec codec = new JacksonIntentCodec();
  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsBackEveryValidIntentAsItWas(long seed) {
    RandomFields random = new RandomFields(seed);
    for (int i = 0; i < TRIES; i++) {
      TradeIntent intent = accepted(judge(written(random.valid()), ContractProfile.PUBLISHER));

      byte[] encoded = codec.encode(intent);
      TradeIntent read = accepted(judge(encoded, ContractProfile.PUBLISHER));

      assertThat(read).usingRecursiveComparison().isEqualTo(intent);
      assertThat(codec.encode(read)).isEqualTo(encoded);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void judgesFieldsAndNotHowTheyAreWritten(long seed) {
    RandomFields random = new RandomFields(seed);
    Random ways = new Random(seed);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      Map<IntentField, FieldValue> fields = random.any();
      PayloadFields.Builder direct = PayloadFields.builder();
      fields.forEach(direct::set);
      byte[] plain = written(fields);
      byte[] otherwise = written(fields, ways);

      for (ContractProfile profile : ContractProfile.values()) {
        List<String> expected =
            findings(
                contract.judge(new DecodedPayload.Fields(direct.build()), profile, CorpusCase.NOW));
        assertThat(findings(judge(plain, profile))).isEqualTo(expected);
        assertThat(findings(judge(otherwise, profile)))
            .as("%s", new String(otherwise, StandardCharsets.UTF_8))
            .isEqualTo(expected);
        refused += expected.isEmpty() ? 0 : 1;
      }
    }
    assertThat(refused).as("both verdicts occur").isBetween(1, 2 * TRIES - 1);
  }

  private ContractVerdict judge(byte[] payload, ContractProfile profile) {
    return contract.judge(codec.decode(payload), profile, CorpusCase.NOW);
  }

  private static List<String> findings(ContractVerdict verdict) {
    return verdict.fold(
        accepted -> List.of(),
        refused -> refused.violations().stream().map(v -> v.field() + " " + v.code()).toList());
  }

  private static TradeIntent accepted(ContractVerdict verdict) {
    return verdict.fold(
        accepted -> accepted.intent(),
        refused -> {
          throw new AssertionError(refused.violations().toString());
        });
  }

  private static byte[] written(Map<IntentField, FieldValue> fields) {
    List<String> members = new ArrayList<>();
    fields.forEach(
        (field, value) -> {
          if (value != FieldValue.ABSENT) {
            members.add("\"" + field.wireName() + "\":" + json(value, () -> false));
          }
        });
    return ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
  }

  // In another order, with white space, escapes and ignored fields.
  private static byte[] written(Map<IntentField, FieldValue> fields, Random ways) {
    List<String> members = new ArrayList<>();
    fields.forEach(
        (field, value) -> {
          if (value != FieldValue.ABSENT) {
            members.add(
                json(new FieldValue.Text(field.wireName()), () -> ways.nextInt(8) == 0)
                    + space(ways)
                    + ":"
                    + space(ways)
                    + json(value, () -> ways.nextInt(8) == 0));
          }
        });
    for (String ignored : IGNORED) {
      if (ways.nextBoolean()) {
        members.add(ignored);
      }
    }
    Collections.shuffle(members, ways);
    String between = space(ways) + "," + space(ways);
    String all = "{" + space(ways) + String.join(between, members) + space(ways) + "}";
    return (space(ways) + all + space(ways)).getBytes(StandardCharsets.UTF_8);
  }

  private static String space(Random ways) {
    return List.of("", " ", "\n", "\r\n\t", "  ").get(ways.nextInt(5));
  }

  private static String json(FieldValue value, BooleanSupplier escapes) {
    if (value instanceof FieldValue.Nested nested) {
      return nested.isObject() ? "{\"a\":[]}" : "[{},1]";
    }
    return value.fold(
        text -> {
          StringBuilder quoted = new StringBuilder("\"");
          text.value()
              .codePoints()
              .forEach(
                  c -> {
                    if (c < 0x20 || c == '"' || c == '\\' || escapes.getAsBoolean()) {
                      for (char half : Character.toChars(c)) {
                        quoted.append("\\u%04x".formatted((int) half));
                      }
                    } else {
                      quoted.appendCodePoint(c);
                    }
                  });
          return quoted.append('"').toString();
        },
        numeral -> numeral.literal(),
        () -> "null",
        value::shown);
  }
}
