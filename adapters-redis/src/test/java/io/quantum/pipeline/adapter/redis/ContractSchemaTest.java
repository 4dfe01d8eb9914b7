package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.CorpusCase;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published JSON Schemas and the contract give the same verdict, wherever a schema can. */
final class ContractSchemaTest {
  /** Entry fields are outside the payload; the entry's schema speaks of them. */
  private static final Set<ViolationCode> OF_THE_ENTRY =
      EnumSet.of(ViolationCode.MISSING_PAYLOAD_FIELD, ViolationCode.WRONG_EVENT_TYPE);

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static Stream<CorpusCase> cases() {
    return CorpusCase.all().stream().filter(CorpusCase::inSchema);
  }

  static Stream<CorpusCase> marked() {
    return CorpusCase.all().stream().filter(row -> !row.inSchema());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithTheContract(CorpusCase expected) throws IOException {
    JsonNode payload = PublishedSchema.JSON.readTree(expected.payload());

    assertThat(PublishedSchema.INTENT_AS_PUBLISHER.refusals(payload).isEmpty())
        .as("publisher")
        .isEqualTo(expected.publisher().isEmpty());
    assertThat(PublishedSchema.INTENT_AS_READER.refusals(payload).isEmpty())
        .as("reader")
        .isEqualTo(expected.reader().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("marked")
  void marksOnlyWhatASchemaCannotSay(CorpusCase marked) {
    assertThat(marked.publisher()).isNotEmpty();
    assertThat(readStrictly(marked.payload()).map(PublishedSchema.INTENT_AS_PUBLISHER::refusals))
        .as("either no JSON value at all, or one that the schema lets pass")
        .isIn(Optional.empty(), Optional.of(List.of()));
  }

  @ParameterizedTest
  @EnumSource(
      value = PublishedSchema.class,
      names = {"INTENT_AS_PUBLISHER", "INTENT_AS_READER"})
  void listsExactlyTheRulesBehindTheMarkedRows(PublishedSchema schema) {
    Set<String> behindTheRows =
        marked()
            .flatMap(row -> row.publisher().stream())
            .map(finding -> finding.substring(finding.indexOf(' ') + 1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(texts(schema.text().get("x-not-in-schema"), "code"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(behindTheRows);
    assertThat(texts(schema.text().get("x-not-in-schema"), "rule")).noneMatch(String::isBlank);
  }

  @Test
  void leavesNoRuleCodeUnsaid() {
    Set<String> said =
        Stream.concat(
                cases().flatMap(row -> row.publisher().stream()).map(f -> f.split(" ")[1]),
                texts(PublishedSchema.INTENT_AS_PUBLISHER.text().get("x-not-in-schema"), "code")
                    .stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(said)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ViolationCode.values())
                .filter(code -> !OF_THE_ENTRY.contains(code))
                .map(Enum::name)
                .toList());
  }

  @Test
  void speaksForTheStandardTermsAndSaysWhichSettingsChangeThem() {
    String side =
        "{\"symbol\": \"BTCUSDT\", \"side\": \"LONG\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200, \"leverage\": 3, \"timestamp\": \"2026-01-21T00:03:10Z\"}";
    String euro =
        side.replace("\"side\": \"LONG\"", "\"action\": \"BUY\"").replace("BTCUSDT", "EURUSD");
    ContractTerms standard = ContractTerms.STANDARD;
    ContractTerms sunsetLater =
        new ContractTerms(standard.symbolPattern(), LocalDate.parse("2030-01-01"));
    ContractTerms otherSymbols =
        new ContractTerms(Pattern.compile("[A-Z]{6}"), standard.sideSunset());

    for (PublishedSchema schema :
        List.of(PublishedSchema.INTENT_AS_PUBLISHER, PublishedSchema.INTENT_AS_READER)) {
      assertThat(schema.refusals(side)).isNotEmpty();
      assertThat(schema.refusals(euro)).isNotEmpty();
      assertThat(texts(schema.text().get("x-depends-on-configuration"), "setting"))
          .containsExactly("SIDE_SUNSET", "SYMBOL_PATTERN");
      assertThat(schema.text().get("x-depends-on-configuration").toString())
          .contains(standard.sideSunset().toString());
    }
    assertThat(accepts(standard, side)).isFalse();
    assertThat(accepts(standard, euro)).isFalse();
    assertThat(accepts(sunsetLater, side)).isTrue();
    assertThat(accepts(otherSymbols, euro)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(PublishedSchema.class)
  void closesPatternsWithoutADollarAndLeavesTimesToPatterns(PublishedSchema schema) {
    List<String> patterns = schema.text().findValuesAsText("pattern");

    assertThat(patterns).allSatisfy(pattern -> assertThat(pattern).endsWith("(?![\\s\\S])"));
    assertThat(schema.text().findValues("format")).isEmpty();
    assertThat(schema.text().get("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  private static boolean accepts(ContractTerms terms, String payload) {
    return new IntentContract(terms)
        .judge(
            new JacksonIntentCodec().decode(payload.getBytes(StandardCharsets.UTF_8)),
            ContractProfile.PUBLISHER,
            Instant.parse("2026-11-24T12:00:00Z"))
        .fold(accepted -> true, refused -> false);
  }

  private static Optional<JsonNode> readStrictly(byte[] payload) {
    try {
      return Optional.of(STRICT.readTree(payload)).filter(read -> !read.isMissingNode());
    } catch (IOException | NumberFormatException noJsonThatCanBeHeld) {
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode list, String key) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.get(key).asText()));
    return texts;
  }
}
