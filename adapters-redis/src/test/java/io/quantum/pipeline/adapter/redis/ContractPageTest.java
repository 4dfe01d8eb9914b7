package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's page says what the code does: its tables, its examples and their messages. */
final class ContractPageTest {
  private static final ContractPage PAGE =
      ContractPage.of("contract/TRADE_INTENT_SCHEMA_CONTRACT.md");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final IntentContract CONTRACT = new IntentContract(ContractTerms.STANDARD);
  private static final String GOOD = payload("{...}");

  /**
   * The fields behind the first fifteen are no contract fields; the page speaks of them in text.
   */
  private static final int CONTRACT_FIELDS = 15;

  static Stream<ContractPage.Example> payloads() {
    return PAGE.refused().stream().filter(ContractPage.Example::isPayload);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("payloads")
  void quotesEveryMessageOfItsExamples(ContractPage.Example example) {
    assertThat(lines(example.payload(), ContractProfile.PUBLISHER, NOW))
        .isNotEmpty()
        .isEqualTo(example.messages());
  }

  @Test
  void quotesWhatAPublisherIsToldOfItsName() {
    List<ContractPage.Example> names =
        PAGE.refused().stream().filter(ContractPage.Example::isSource).toList();

    assertThat(names)
        .hasSize(2)
        .allSatisfy(
            name ->
                assertThat(CONTRACT.judgePublisher(name.source()).stream().map(ContractPage::line))
                    .isEqualTo(name.messages()));
  }

  @Test
  void showsOneBadExampleOfEveryRuleInTheOrderOfTheCodes() {
    String examples = PAGE.section("One bad example each, and the message it gets").text();
    List<MatchResult> headed =
        Pattern.compile(
                "\\*\\*`([A-Z_]+)`\\*\\*[^\\n]*\\n\\n```text\\n[^\\n]+\\n(?:  [^\\n]+\\n)*[a-z_.]+ ([A-Z_]+): ")
            .matcher(examples)
            .results()
            .toList();

    assertThat(headed).extracting(example -> example.group(1)).containsExactlyElementsOf(codes());
    assertThat(headed).allSatisfy(e -> assertThat(e.group(2)).isEqualTo(e.group(1)));
  }

  @Test
  void saysOfEveryRuleWhoFindsIt() {
    List<List<String>> rules = PAGE.section("What fails closed, and where").table();

    assertThat(rules).extracting(row -> bare(row.get(0))).containsExactlyElementsOf(codes());
    for (List<String> row : rules) {
      ContractPage.Example example = exampleOf(bare(row.get(0)));
      boolean publisher =
          example.isPayload()
              && lines(example.payload(), ContractProfile.PUBLISHER, NOW)
                  .equals(example.messages());
      boolean reader =
          example.isEntry()
              || lines(example.payload(), ContractProfile.READER, NOW).equals(example.messages());
      assertThat(List.of(row.get(2).startsWith("yes"), row.get(3).startsWith("yes")))
          .as(row.toString())
          .isEqualTo(List.of(publisher, reader));
    }
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void acceptsItsGoodExamples(String payload) {
    assertThat(lines(bytes(payload), ContractProfile.PUBLISHER, NOW)).isEmpty();
  }

  static Stream<String> accepted() {
    return PAGE.accepted().stream();
  }

  @Test
  void showsTheGoodPayloadThatItsExamplesAreMadeOf() {
    assertThat(PAGE.accepted().get(0).replaceAll("\\s+", " ")).isEqualTo(GOOD);
  }

  @Test
  void namesTheFieldsInTheOrderOfTheContract() {
    assertThat(fieldRows())
        .extracting(row -> bare(row.get(0)))
        .containsExactlyElementsOf(
            Arrays.stream(IntentField.values())
                .limit(CONTRACT_FIELDS)
                .map(IntentField::wireName)
                .toList());
    assertThat(Arrays.stream(IntentField.values()).skip(CONTRACT_FIELDS))
        .allSatisfy(field -> assertThat(PAGE.text()).contains("`" + field.wireName() + "`"));
  }

  static Stream<Arguments> fields() {
    return fieldRows().stream()
        .map(row -> Arguments.of(bare(row.get(0)), row.get(1), row.get(2), row.get(3)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void requiresWhatItsTableRequires(String field, String required) {
    List<String> ofPublisher = found(without(field, "BUY"), ContractProfile.PUBLISHER);
    List<String> ofClose = found(without(field, "CLOSE"), ContractProfile.READER);

    assertThat(ofPublisher)
        .isEqualTo(required.startsWith("yes") ? List.of(field + " MISSING") : List.of());
    if (!field.equals("action")) {
      assertThat(ofClose)
          .isEqualTo(required.equals("yes") ? List.of(field + " MISSING") : List.of());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void takesTheTypesThatItsTableNames(String field, String required, String type) {
    List<String> wrong = List.of(field + " WRONG_TYPE");

    assertThat(found(with(field, "true"), ContractProfile.PUBLISHER)).isEqualTo(wrong);
    assertThat(found(with(field, "{}"), ContractProfile.PUBLISHER)).isEqualTo(wrong);
    assertThat(found(with(field, "1"), ContractProfile.PUBLISHER).equals(wrong))
        .isEqualTo(type.startsWith("string"));
    assertThat(found(with(field, "\"1\""), ContractProfile.PUBLISHER).equals(wrong))
        .isEqualTo(type.startsWith("number"));
    assertThat(found(with(field, "null"), ContractProfile.PUBLISHER).isEmpty())
        .isEqualTo(type.endsWith("or null"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void quotesPatternsAndLowerBoundsOfTheContract(
      String field, String required, String type, String rule) {
    switch (field) {
      case "symbol" ->
          assertThat(rule).contains("`" + ContractTerms.STANDARD.symbolPattern().pattern() + "`");
      case "action" -> {
        for (String action : bare(rule.replaceAll("[^`]*(`[A-Z]+`)[^`]*", "$1 ")).split(" ")) {
          assertThat(found(with(field, '"' + action + '"'), ContractProfile.PUBLISHER)).isEmpty();
        }
        assertThat(rule).contains("BUY", "SELL", "CLOSE");
      }
      case "confidence", "leverage" -> {
        String[] bounds = rule.split(" to ");
        assertThat(found(with(field, bounds[0]), ContractProfile.PUBLISHER)).isEmpty();
        assertThat(found(with(field, bounds[1]), ContractProfile.PUBLISHER)).isEmpty();
        assertThat(found(with(field, "-0.001"), ContractProfile.PUBLISHER)).isNotEmpty();
        assertThat(found(with(field, bounds[1] + ".001"), ContractProfile.PUBLISHER)).isNotEmpty();
      }
      case "position_size_usd" -> {
        assertThat(rule).startsWith("above 0");
        assertThat(found(with(field, "0"), ContractProfile.PUBLISHER)).isNotEmpty();
      }
      case "entry_price", "stop_loss", "take_profit" -> {
        String least = rule.replace("from ", "");
        assertThat(found(with(field, least), ContractProfile.PUBLISHER)).isEmpty();
        assertThat(found(with(field, "9e-9"), ContractProfile.PUBLISHER)).isNotEmpty();
      }
      default -> assertThat(rule).isNotEmpty();
    }
  }

  static Stream<Arguments> limits() {
    return PAGE.section("Limits").table().stream()
        .map(row -> Arguments.of(row.get(0), Integer.parseInt(row.get(1)), bare(row.get(2))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("limits")
  void drawsItsLimitsWhereTheContractDoes(String what, int most, String code) {
    assertThat(beyond(what, most)).as("at the limit").isEmpty();
    assertThat(beyond(what, most + 1))
        .as("beyond it")
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding).endsWith(" " + code));
  }

  @Test
  void givesSideTheDateThatTheCodeEnforces() {
    List<String> row = PAGE.section("The deprecated `side`").table().get(0);
    LocalDate announced = LocalDate.parse(row.get(1));
    LocalDate lastDay = LocalDate.parse(row.get(2));
    byte[] side = bytes(payload("{..., \"action\": null, \"side\": \"LONG\"}"));
    Instant lastMoment = lastDay.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1);

    assertThat(lastDay).isEqualTo(ContractTerms.STANDARD.sideSunset());
    assertThat(announced.until(lastDay, ChronoUnit.DAYS)).isGreaterThanOrEqualTo(30);
    assertThat(lines(side, ContractProfile.READER, lastMoment)).isEmpty();
    assertThat(codesOf(side, lastMoment.plusNanos(1))).containsExactly("side " + bare(row.get(4)));
    assertThat(PAGE.section("Versions").table())
        .first()
        .satisfies(
            version -> {
              assertThat(version.get(1)).isEqualTo(announced.toString());
              assertThat(version.get(2)).contains(lastDay.toString());
            });
  }

  @Test
  void linksEverySchemaThatIsPublished() {
    assertThat(PAGE.section("For other languages").table())
        .extracting(row -> row.get(0).replaceAll(".*\\((.*)\\)", "$1"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PublishedSchema.values()).map(PublishedSchema::file).toList());
  }

  // What is found in a value that has so much of it.
  private static List<String> beyond(String what, int n) {
    return switch (what) {
      case "bytes of a payload" -> found(payload("<" + n + " bytes>"));
      case "bytes of any text, in UTF-8" ->
          found(with("x", '"' + "\u00e9".repeat(n / 2) + "a".repeat(n % 2) + '"'));
      case "characters of `source`, `model`, `meta_strategy`, `regime`, `reason`" ->
          Stream.of("source", "model", "meta_strategy", "regime", "reason")
              .flatMap(label -> found(with(label, text(n))).stream())
              .toList();
      case "characters of `intent_id`" -> found(with("intent_id", text(n)));
      case "levels of nesting" -> found(with("x", "[".repeat(n - 1) + "]".repeat(n - 1)));
      case "characters of a number" -> found(with("confidence", "5e-" + "0".repeat(n - 4) + "1"));
      case "significant digits of a number" -> found(with("confidence", "0." + "1".repeat(n)));
      case "exponent of a number, either way" -> found(with("confidence", "1e-" + n));
      case "`entry_price`, `stop_loss`, `take_profit`" ->
          Stream.of("entry_price", "stop_loss", "take_profit")
              .flatMap(price -> found(with(price, Integer.toString(n))).stream())
              .toList();
      case "decimals of a second" ->
          found(with("timestamp", "\"2026-01-21T00:03:10." + "1".repeat(n) + "Z\""));
      case "seconds ahead of the clock" ->
          found(with("timestamp", '"' + NOW.plusSeconds(n).toString() + '"'));
      case "characters of the entry's `source`" ->
          CONTRACT.judgePublisher("x".repeat(n)).stream()
              .map(v -> v.field() + " " + v.code())
              .toList();
      default -> found(with(bare(what), Integer.toString(n)));
    };
  }

  private static ContractPage.Example exampleOf(String code) {
    return PAGE.section("One bad example each, and the message it gets").refused().stream()
        .filter(example -> example.messages().get(0).contains(" " + code + ": "))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<String>> fieldRows() {
    return PAGE.section("Payload").table();
  }

  private static List<String> codes() {
    return Arrays.stream(ViolationCode.values()).map(Enum::name).toList();
  }

  private static List<String> found(String payload) {
    return found(payload, ContractProfile.PUBLISHER);
  }

  private static List<String> found(String payload, ContractProfile profile) {
    return violations(bytes(payload), profile, NOW).stream()
        .map(violation -> violation.field() + " " + violation.code())
        .toList();
  }

  private static List<String> codesOf(byte[] payload, Instant now) {
    return violations(payload, ContractProfile.READER, now).stream()
        .map(violation -> violation.field() + " " + violation.code())
        .toList();
  }

  private static List<String> lines(byte[] payload, ContractProfile profile, Instant now) {
    return violations(payload, profile, now).stream().map(ContractPage::line).toList();
  }

  private static List<Violation> violations(byte[] payload, ContractProfile profile, Instant now) {
    return CONTRACT
        .judge(new JacksonIntentCodec().decode(payload), profile, now)
        .fold(accepted -> List.of(), refused -> refused.violations());
  }

  private static String without(String field, String action) {
    Map<String, String> changed = new LinkedHashMap<>(Map.of("action", '"' + action + '"'));
    changed.put(field, "null");
    return field.equals("intent_id")
        ? GOOD.replace(", \"intent_id\": \"my-1\"", "")
        : payload("{..., " + join(changed) + "}");
  }

  private static String with(String field, String literal) {
    return payload("{..., \"" + field + "\": " + literal + "}");
  }

  private static String join(Map<String, String> fields) {
    return String.join(
        ", ",
        fields.entrySet().stream().map(f -> '"' + f.getKey() + "\": " + f.getValue()).toList());
  }

  private static String payload(String shown) {
    return new String(new ContractPage.Example(shown, List.of()).payload(), StandardCharsets.UTF_8);
  }

  private static String text(int length) {
    return '"' + "x".repeat(length) + '"';
  }

  private static String bare(String cell) {
    return cell.replace("`", "");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
