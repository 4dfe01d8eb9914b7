package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Entries as existing producers write them, put on a real stream, read by the inbox and judged as
 * the service judges them. Source:
 * docs/contract/TRADE_INTENT_SCHEMA_CONTRACT.md#shapes-from-before-the-contract.
 */
final class OlderProducersIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String REST =
      "\"confidence\": 0.82, \"position_size_usd\": 200.0, \"leverage\": 3.0";
  private static final String TIME = "\"timestamp\": \"2026-01-21T00:03:10.982Z\"";
  private static final String CANONICAL =
      "{\"symbol\": \"BTCUSDT\", \"action\": \"BUY\", " + REST + ", " + TIME + "}";

  private final RedisWorld world = new RedisWorld();
  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);

  @Test
  void readsEntriesWithFurtherFields() {
    Delivery delivery =
        delivered(
            "trace_id", "0af7651916cd43dd8448eb211c80319c",
            "event_type", "trade.intent",
            "correlation_id", "c-1",
            "payload", CANONICAL,
            "timestamp", "2026-01-21T00:03:11.004512",
            "source", "ai-engine",
            "version", "2");

    assertThat(accepted(delivery).action()).isEqualTo(Action.BUY);
    assertThat(delivery.source().text()).isEqualTo("ai-engine");
  }

  @Test
  void readsEntriesWithoutSourceAndWithoutATimeOfTheirOwn() {
    Delivery delivery = delivered("event_type", "trade.intent", "payload", CANONICAL);

    assertThat(accepted(delivery).symbol().name()).isEqualTo("BTCUSDT");
    assertThat(delivery.source().text()).isEqualTo("unknown");
  }

  @Test
  void neverUsesTheTimeOfTheEntry() {
    Delivery delivery =
        delivered("event_type", "trade.intent", "payload", CANONICAL, "timestamp", "yesterday");

    assertThat(accepted(delivery).timestamp()).isEqualTo("2026-01-21T00:03:10.982Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-21T00:03:10, 2026-01-21T00:03:10Z",
    "2026-01-21T00:03:10.982111, 2026-01-21T00:03:10.982111Z",
    "2026-01-21T00:03:10.982111+00:00, 2026-01-21T00:03:10.982111Z",
    "2026-01-21T02:03:10.982111+02:00, 2026-01-21T00:03:10.982111Z"
  })
  void readsTimesAsPythonWritesThem(String written, String meant) {
    Delivery delivery =
        delivered(
            "event_type",
            "trade.intent",
            "payload",
            CANONICAL.replace("2026-01-21T00:03:10.982Z", written));

    assertThat(accepted(delivery).timestamp()).isEqualTo(meant);
  }

  static Stream<String> spacings() {
    return Stream.of(
        CANONICAL,
        CANONICAL.replace(": ", ":").replace(", ", ","),
        CANONICAL.replace("{", "{\n  ").replace(", ", ",\n  ").replace("}", "\n}"),
        CANONICAL.replace("0.82", "8.2e-01"),
        CANONICAL.replace("}", ", \"reason\": \"caf\\u00e9 \\ud83d\\ude80\"}"));
  }

  @ParameterizedTest
  @MethodSource("spacings")
  void readsWhatJsonDumpsWritesHoweverItIsSpaced(String payload) {
    TradeIntent intent = accepted(delivered("event_type", "trade.intent", "payload", payload));

    assertThat(intent.confidence().fraction()).isEqualByComparingTo("0.82");
    assertThat(intent.leverage().orElseThrow().factor()).isEqualByComparingTo("3");
  }

  @Test
  void readsPayloadsWithDozensOfUnknownKeys() {
    String unknown =
        IntStream.range(0, 60)
            .mapToObj(
                i -> "\"feature_%d\": {\"value\": %d.5, \"tags\": [\"a\", null]}".formatted(i, i))
            .collect(Collectors.joining(", "));
    Delivery delivery =
        delivered(
            "event_type", "trade.intent", "payload", CANONICAL.replace("}", ", " + unknown + "}"));

    assertThat(accepted(delivery).positionSize().orElseThrow().usd()).isEqualByComparingTo("200");
  }

  @Test
  void readsACloseWithoutSizeAndLeverage() {
    Delivery delivery =
        delivered(
            "event_type",
            "trade.intent",
            "payload",
            "{\"symbol\": \"BTCUSDT\", \"action\": \"CLOSE\", \"confidence\": 1, " + TIME + "}");

    assertThat(accepted(delivery).action()).isEqualTo(Action.CLOSE);
  }

  @Test
  void takesTheLastOfAFieldGivenTwice() {
    world.reader();
    world
        .server
        .commands()
        .eval(
            "return redis.call('XADD', KEYS[1], '*', 'event_type', 'trade.intent',"
                + " 'payload', '{}', 'payload', ARGV[1])",
            io.lettuce.core.ScriptOutputType.VALUE,
            new String[] {world.keys.intentsName},
            CANONICAL);

    assertThat(accepted(world.readNew(1).get(0)).symbol().name()).isEqualTo("BTCUSDT");
  }

  static Stream<Arguments> olderShapes() {
    String symbol = "{\"symbol\": \"BTCUSDT\", ";
    return Stream.of(
        refused("field data", "data", "rename that field to payload", "data", CANONICAL),
        refused(
            "flat entry",
            "spread over entry fields",
            "one JSON object in the field payload",
            "symbol",
            "BTCUSDT",
            "side",
            "LONG",
            "size",
            "200"),
        refused(
            "quoted numbers",
            "quoted numbers",
            "write them without quotes",
            "payload",
            CANONICAL.replace("3.0", "\"3.0\"")),
        refused(
            "side LONG",
            "side",
            "write action",
            "payload",
            symbol + "\"side\": \"LONG\", " + REST + ", " + TIME + "}"),
        refused(
            "side SHORT",
            "side",
            "write action",
            "payload",
            symbol + "\"side\": \"SHORT\", " + REST + ", " + TIME + "}"),
        refused(
            "epoch seconds",
            "epoch seconds",
            "write ISO-8601",
            "payload",
            CANONICAL.replace(TIME, "\"timestamp\": 1768953790")),
        refused(
            "epoch seconds of time.time()",
            "epoch seconds",
            "write ISO-8601",
            "payload",
            CANONICAL.replace(TIME, "\"timestamp\": 1768953790.9820001")),
        refused(
            "epoch milliseconds",
            "epoch milliseconds",
            "write ISO-8601",
            "payload",
            CANONICAL.replace(TIME, "\"timestamp\": 1768953790982")),
        refused(
            "direction",
            "direction",
            "rename it to action",
            "payload",
            CANONICAL.replace("\"action\": \"BUY\"", "\"direction\": \"LONG\"")),
        refused(
            "ai_size_usd",
            "ai_size_usd",
            "rename it to position_size_usd",
            "payload",
            CANONICAL.replace("position_size_usd", "ai_size_usd")),
        refused(
            "ai_leverage",
            "ai_leverage",
            "rename it to leverage",
            "payload",
            CANONICAL.replace("\"leverage\"", "\"ai_leverage\"")));
  }

  private static Arguments refused(String shape, String name, String fix, String... entry) {
    List<String> whole = new ArrayList<>(List.of("event_type", "trade.intent"));
    whole.addAll(List.of(entry));
    return Arguments.of(shape, name, fix, whole.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("olderShapes")
  void refusesOlderShapesAndNamesShapeAndFix(
      String shape, String name, String fix, String[] entry) {
    List<Violation> violations = violations(delivered(entry));

    assertThat(violations)
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains(name, fix));
  }

  static Stream<ContractPage.Example> entriesOnThePages() {
    return Stream.of("contract/TRADE_INTENT_SCHEMA_CONTRACT.md", "producers.md")
        .flatMap(page -> ContractPage.of(page).refused().stream())
        .filter(ContractPage.Example::isEntry);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entriesOnThePages")
  void givesTheEntriesOnThePagesTheMessagesBelowThem(ContractPage.Example example) {
    List<String> entry = new ArrayList<>();
    example.entry().forEach((field, value) -> entry.addAll(List.of(field, value)));

    assertThat(violations(delivered(entry.toArray(String[]::new))).stream().map(ContractPage::line))
        .isNotEmpty()
        .isEqualTo(example.messages());
  }

  private Delivery delivered(String... fieldsAndValues) {
    world.reader();
    Map<String, String> entry = new LinkedHashMap<>();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      entry.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
    }
    world.server.commands().xadd(world.keys.intentsName, entry);
    return world.readNew(1).get(0);
  }

  private TradeIntent accepted(Delivery delivery) {
    assertThat(contract.judgeEntry(delivery.eventType(), delivery.place())).isEmpty();
    return judged(delivery)
        .fold(ContractVerdict.Accepted::intent, refused -> PipelineWorld.fail(refused.toString()));
  }

  private List<Violation> violations(Delivery delivery) {
    List<Violation> ofTheEntry = contract.judgeEntry(delivery.eventType(), delivery.place());
    return ofTheEntry.isEmpty()
        ? judged(delivery).fold(accepted -> List.of(), refused -> refused.violations())
        : ofTheEntry;
  }

  private ContractVerdict judged(Delivery delivery) {
    byte[] payload = delivery.payload().orElseThrow();
    assertThat(new String(payload, StandardCharsets.UTF_8)).startsWith("{");
    return contract.judge(new JacksonIntentCodec().decode(payload), ContractProfile.READER, NOW);
  }
}
