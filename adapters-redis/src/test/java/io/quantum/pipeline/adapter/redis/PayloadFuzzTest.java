package io.quantum.pipeline.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.CorpusCase;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for any bytes, sought to be broken by guided mutation of the corpus. Runs in the
 * profile {@code fuzz} only: the plain build judges the same corpus in {@link ContractCorpusTest}.
 */
@Tag("fuzz")
final class PayloadFuzzTest {
  private static final long MAX_NANOS = 1_000_000_000L;

  private static final Map<IntentField, String> VALID =
      Map.of(
          IntentField.SYMBOL, "\"BTCUSDT\"",
          IntentField.ACTION, "\"BUY\"",
          IntentField.CONFIDENCE, "0.82",
          IntentField.POSITION_SIZE_USD, "200",
          IntentField.LEVERAGE, "3",
          IntentField.TIMESTAMP, "\"2026-01-21T00:03:10Z\"");

  private static final List<String> VALUES =
      List.of(
          "\"a\\ud83d\\ude00\"",
          "\"2026-01-21T00:03:10.5+05:30\"",
          "1.5e-1",
          "\"0000-01-01T00:00:00+05:30\"",
          "true",
          "null",
          "[{}]");

  private final JacksonIntentCodec codec = new JacksonIntentCodec();
  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);

  static Stream<Arguments> seeds() {
    Stream<byte[]> payloads = CorpusCase.all().stream().map(CorpusCase::payload);
    Stream<byte[]> fields =
        Arrays.stream(IntentField.values())
            .flatMap(field -> VALUES.stream().map(json -> (char) field.ordinal() + json))
            .map(seed -> seed.getBytes(UTF_8));
    return Stream.concat(payloads, fields).map(seed -> Arguments.of((Object) seed));
  }

  @DictionaryEntries({
    "\\ud83d",
    "\\udc00",
    "\\u0000",
    "1e9999999",
    "1e-18",
    "\"x\"",
    "\"side\": \"BUY\", ",
    "\"reduce_only\": ",
    "+18:00",
    "0000-01-01T00:00:00"
  })
  @MethodSource("seeds")
  @FuzzTest
  void decidesAboutAnyBytesWithinBounds(byte[] payload) {
    if (payload == null) {
      return;
    }
    decides(payload);
    if (payload.length > 0) {
      decides(asOneFieldOfAValidPayload(payload));
    }
  }

  // The first byte chooses the field, the others are its JSON: rules lie deep behind the others.
  private static byte[] asOneFieldOfAValidPayload(byte[] payload) {
    IntentField[] fields = IntentField.values();
    IntentField chosen = fields[Byte.toUnsignedInt(payload[0]) % fields.length];
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write('{');
    for (IntentField field : fields) {
      if (VALID.containsKey(field) && field != chosen) {
        all.writeBytes(member(field, VALID.get(field) + ","));
      }
    }
    all.writeBytes(member(chosen, ""));
    all.write(payload, 1, payload.length - 1);
    all.write('}');
    return all.toByteArray();
  }

  private static byte[] member(IntentField field, String json) {
    return ("\"" + field.wireName() + "\":" + json).getBytes(UTF_8);
  }

  private void decides(byte[] payload) {
    ContractVerdict publisher = judge(payload, ContractProfile.PUBLISHER);
    // Asked again if it seems dear: the first time may pay for classes or another process.
    assertThat(nanosFor(payload) < MAX_NANOS || nanosFor(payload) < MAX_NANOS)
        .as("costs less than a second")
        .isTrue();
    ContractVerdict reader = judge(payload, ContractProfile.READER);

    assertThat(accepted(publisher).isPresent() && accepted(reader).isEmpty())
        .as("accepted by the publisher, refused by the reader")
        .isFalse();
    accepted(publisher).ifPresent(intent -> keepsItsMeaning(intent, ContractProfile.PUBLISHER));
    accepted(reader)
        .ifPresent(
            intent -> {
              keepsItsMeaning(intent, ContractProfile.READER);
              byte[] carried = codec.replaceSide(payload, intent.action());
              assertThat(judge(carried, ContractProfile.READER))
                  .usingRecursiveComparison()
                  .isEqualTo(reader);
            });
  }

  // What was accepted can be written again, and is then accepted as the same.
  private void keepsItsMeaning(TradeIntent intent, ContractProfile profile) {
    assertThat(accepted(judge(codec.encode(intent), profile)))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(intent);
  }

  private long nanosFor(byte[] payload) {
    long began = System.nanoTime();
    judge(payload, ContractProfile.READER);
    return System.nanoTime() - began;
  }

  private ContractVerdict judge(byte[] payload, ContractProfile profile) {
    return contract.judge(codec.decode(payload), profile, CorpusCase.NOW);
  }

  // A refusal names at least one violation that can be shown.
  private static Optional<TradeIntent> accepted(ContractVerdict verdict) {
    return verdict.fold(
        accepted -> Optional.of(accepted.intent()),
        refused -> {
          assertThat(refused.violations())
              .isNotEmpty()
              .allSatisfy(
                  violation ->
                      assertThat(List.of(violation.field(), violation.value()))
                          .allMatch(shown -> shown.length() <= 64)
                          .allMatch(shown -> shown.chars().noneMatch(Character::isISOControl)));
          return Optional.empty();
        });
  }
}
