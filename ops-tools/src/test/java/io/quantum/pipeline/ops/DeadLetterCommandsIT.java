package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quantum-ops dlq} on letters that the executor put aside. */
final class DeadLetterCommandsIT {
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String LETTERS = INTENTS + ".dlq";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private RedisUnderTest redis;
  private ExecutorUnderTest executor;

  private record Ran(int status, String out, String err) {
    private List<String> lines() {
      return out.lines().toList();
    }

    private JsonNode json(int line) {
      return read(lines().get(line));
    }
  }

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    executor = new ExecutorUnderTest(redis);
  }

  @AfterEach
  void leave() {
    executor.close();
  }

  @Test
  void listsFiltersAndCounts() {
    add("desk", "payload", "{}");
    add("desk", "payload", "[]");
    add("other", "payload", "[]");
    executor.settle(3);

    Ran all = ops("dlq", "list");
    assertThat(all.status()).isZero();
    assertThat(all.lines()).hasSize(4).allMatch(line -> line.length() <= 100);
    assertThat(all.lines().get(0)).startsWith("server ").endsWith("stream " + LETTERS);
    assertThat(all.lines().get(1)).contains(ids().get(0), "Z MISSING ", " desk ", " symbol");
    assertThat(all.err()).contains("3 dead letter(s)");

    assertThat(ops("dlq", "list", "--source", "desk", "--code", "NOT_AN_OBJECT", "--json").lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(read(line).get("letter").asText()).isEqualTo(ids().get(1));
              assertThat(read(line).get("violations").get(0).get("field").asText())
                  .isEqualTo("payload");
            });
    assertThat(ops("dlq", "list", "--since", "1h", "--json").lines()).hasSize(3);
    redis.commands().xadd(LETTERS, Map.of("dlq_code", "MISSING"));
    assertThat(ops("dlq", "list", "--count", "--code", "NOT_AN_OBJECT").lines().subList(1, 3))
        .containsExactly(
            "        1 NOT_AN_OBJECT         desk", "        1 NOT_AN_OBJECT         other");
    assertThat(read(ops("dlq", "list", "--count", "--source", "desk", "--json").lines().get(0)))
        .isEqualTo(read("{\"source\": \"desk\", \"code\": \"MISSING\", \"count\": 1}"));
  }

  @Test
  void leavesOutWhatIsOlderThanAsked() {
    redis.commands().xadd(LETTERS, new XAddArgs().id("1000-0"), Map.of("a", "b"));
    add("desk", "payload", "{}");
    executor.settle(1);

    assertThat(ops("dlq", "list", "--json").lines()).hasSize(2);
    assertThat(ops("dlq", "list", "--since", "2d", "--json").lines()).hasSize(1);
  }

  @Test
  void saysThatThereIsNone() {
    Ran none = ops("dlq", "list", "--json");

    assertThat(none.status()).isZero();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("0 dead letter(s)");
    assertThat(ops("dlq", "replay", "--all").status()).isZero();
  }

  @Test
  void showsAllOfALetterAndWhatAnUpgradeWouldDo() {
    add("desk", "data", quoted("BTCUSDT"));
    executor.settle(1);
    String id = ids().get(0);

    Ran shown = ops("dlq", "show", id);
    assertThat(shown.status()).isZero();
    assertThat(shown.lines()).allMatch(line -> line.length() <= 100);
    assertThat(shown.out())
        .contains(
            "letter " + id,
            "code MISSING_PAYLOAD_FIELD",
            "source desk",
            "  entry.payload MISSING_PAYLOAD_FIELD: ",
            "  event_type: trade.intent",
            "  data: {\"symbol\"",
            "replay: refused, 1 violation(s)",
            "replay --upgrade: would publish",
            "\"confidence\":0.82",
            "  moved the intent from the entry field data to payload",
            "  took the quotes off confidence, position_size_usd, leverage");

    JsonNode json = read(ops("dlq", "show", id, "--json").lines().get(0));
    assertThat(json.get("server").asText()).startsWith("127.0.0.1:");
    assertThat(json.get("fields")).hasSize(3);
    assertThat(json.get("replay").get("ready").asBoolean()).isFalse();
    assertThat(json.get("replay").get("upgrade_helps").asBoolean()).isTrue();
    assertThat(json.get("replay_upgrade").get("ready").asBoolean()).isTrue();
  }

  @Test
  void refusesOlderShapesAsTheyAreAndSaysWhatHelps() {
    Map<String, String> shapes = olderShapes();
    executor.settle(shapes.size());

    Ran ran = ops("dlq", "replay", "--all");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.lines().stream().filter(line -> line.contains("--upgrade converts it")))
        .hasSize(shapes.size());
    assertThat(ids()).hasSize(shapes.size());
    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(shapes.size());
  }

  @Test
  void upgradesOneOfEachOlderShapeAndPublishesItOnce() throws IOException {
    Map<String, String> shapes = olderShapes();
    int many = shapes.size();
    executor.settle(many);
    assertThat(executor.orders()).isZero();

    Ran dry = ops("dlq", "replay", "--all", "--upgrade", "--dry-run", "--json");
    assertThat(dry.status()).isZero();
    assertThat(ids()).hasSize(many);

    Ran first = ops("dlq", "replay", "--all", "--upgrade");
    assertThat(first.out()).contains("dropped take_profit 2.5:", "dropped stop_loss 1.5:");
    assertThat(first.err()).contains(many + " published, 0 published before, 0 refused");
    assertThat(first.status()).isZero();
    assertThat(first.lines()).allMatch(line -> line.length() <= 100);
    assertThat(ids()).isEmpty();

    List<StreamMessage<String, String>> published = entries().subList(many, 2 * many);
    assertThat(published)
        .allSatisfy(
            entry ->
                assertThat(entry.getBody())
                    .containsOnlyKeys("event_type", "payload", "timestamp", "source")
                    .containsEntry("event_type", "trade.intent")
                    .containsEntry("source", "desk"));
    List<String> payloads =
        published.stream().map(entry -> entry.getBody().get("payload")).toList();
    assertThat(payloads)
        .allMatch(payload -> read(payload).get("strategy_note").asText().equals("n"));
    Path file = Files.write(folder.resolve("published.jsonl"), payloads);
    assertThat(ops("validate", file.toString()).status()).isZero();
    assertThat(payloads.stream().map(payload -> read(payload).get("action").asText()))
        .containsExactlyElementsOf(shapes.values());

    executor.settle(2L * many);
    assertThat(executor.orders()).isEqualTo(many);

    Ran second = ops("dlq", "replay", "--all", "--upgrade");
    assertThat(second.status()).isZero();
    assertThat(second.err()).contains("0 published, 0 published before, 0 refused");
    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(2L * many);
  }

  @Test
  void publishesALetterOnlyOnceAlsoByItsId() {
    add("desk", "data", quoted("BTCUSDT"));
    executor.settle(1);
    String id = ids().get(0);

    Ran first = ops("dlq", "replay", id, "--upgrade", "--json");
    Ran second = ops("dlq", "replay", id, "--upgrade", "--json");

    assertThat(first.status()).isZero();
    assertThat(first.json(0).get("id").asText()).isEqualTo(entries().get(1).getId());
    assertThat(first.json(0).get("converted")).hasSize(2);
    assertThat(second.status()).isEqualTo(2);
    assertThat(second.json(0).get("gone").asBoolean()).isTrue();
    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(2);
  }

  @Test
  void takesALetterAwayThatItsProducerPublishedInTheMeantime() throws IOException {
    String made = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    add("desk", "data", payload("BTCUSDT", "\"" + made + "\""));
    executor.settle(1);
    Path file = folder.resolve("mended.jsonl");
    Files.writeString(file, payload("BTCUSDT", "\"" + made + "\""));
    assertThat(ops("publish", "--source", "desk", file.toString()).status()).isZero();

    Ran ran = ops("dlq", "replay", "--all", "--upgrade", "--json");

    assertThat(ran.status()).isZero();
    assertThat(ran.json(0).get("already").asText()).isEqualTo(entries().get(1).getId());
    assertThat(ids()).isEmpty();
    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(2);
  }

  @Test
  void announcesACloseThatWillExpireAgain() {
    Instant made = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.SECONDS);
    add("desk", "payload", payload("BTCUSDT", "\"" + made + "\"").replace("BUY", "CLOSE"));
    executor.settle(1);

    Ran listed = ops("dlq", "list", "--code", "EXPIRED_CLOSE");
    assertThat(listed.lines()).hasSize(2);
    Ran dry = ops("dlq", "replay", ids().get(0), "--dry-run");
    assertThat(dry.lines().subList(1, 3))
        .containsExactly(
            ids().get(0) + " will expire: 5 h old, limit 3600 s",
            ids().get(0) + " would be published");

    Ran json = ops("dlq", "replay", "--all", "--json");
    assertThat(json.err()).contains("will expire: 5 h old, limit 3600 s");
    assertThat(json.json(0).get("will_expire").get("limit_seconds").asInt()).isEqualTo(3_600);
    assertThat(read(entries().get(1).getBody().get("payload")).get("timestamp").asText())
        .isEqualTo(made.toString());
    executor.settle(2);
    assertThat(executor.orders()).isZero();
    assertThat(ids()).hasSize(1);
  }

  @Test
  void showsHostileTextEscaped() {
    String hostile = "\u001b[2J\u202e{\u0000\r\n\u0085";
    add("de\u001b[31msk", "payload", hostile, "\u001b]0;title\u0007", hostile);
    executor.settle(1);

    for (String[] command :
        List.of(
            new String[] {"dlq", "list"},
            new String[] {"dlq", "show", ids().get(0)},
            new String[] {"dlq", "show", ids().get(0), "--json"},
            new String[] {"dlq", "replay", "--all", "--upgrade"})) {
      Ran ran = ops(command);
      assertThat(ran.out().chars().filter(c -> c != '\n'))
          .as(String.join(" ", command))
          .allMatch(c -> c >= 0x20 && c < 0x7f);
    }
    JsonNode fields = read(ops("dlq", "show", ids().get(0), "--json").lines().get(0)).get("fields");
    assertThat(fields.findValuesAsText("value")).contains(hostile);
  }

  @Test
  void doesNotReplayALetterThatWasCut() {
    add("desk", "payload", payload("BTCUSDT", "1") + " ".repeat(20_000));
    executor.settle(1);

    Ran ran = ops("dlq", "replay", "--all", "--upgrade");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).contains("REFUSED: the entry was cut (20");
    assertThat(ops("dlq", "show", ids().get(0)).out())
        .contains("replay: refused, the entry was cut");
    assertThat(ids()).hasSize(1);
  }

  @Test
  void discardsWhatIsThereAndSaysWhatIsNot() {
    add("desk", "payload", "{}");
    executor.settle(1);
    String id = ids().get(0);

    Ran ran = ops("dlq", "discard", id, "1-0");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.lines().subList(1, 3))
        .containsExactly(id + " discarded", "1-0 REFUSED: there is no such letter (any more)");
    assertThat(ids()).isEmpty();
    assertThat(ops("dlq", "show", id).status()).isEqualTo(2);
  }

  @Test
  void tellsWrongCallsFromServersThatCannotBeAsked() {
    assertThat(ops("dlq").status()).isEqualTo(64);
    assertThat(ops("dlq", "lits").err()).contains("list");
    assertThat(ops("dlq", "show", "x").status()).isEqualTo(64);
    assertThat(ops("dlq", "replay").status()).isEqualTo(64);
    assertThat(ops("dlq", "replay", "--all", "1-0").status()).isEqualTo(64);
    assertThat(ops("dlq", "replay", "1-0", "--source", "desk").status()).isEqualTo(64);
    assertThat(ops("dlq", "list", "--since", "soon").status()).isEqualTo(64);
    assertThat(ops("dlq", "list", "--code", "MISING").err()).contains("MISSING");

    Ran unreachable = ops("dlq", "list", "--redis", "redis://127.0.0.1:1");
    assertThat(unreachable.status()).isEqualTo(3);
    assertThat(unreachable.err()).contains("unknown:", "127.0.0.1:1");
    redis.commands().set(LETTERS, "no stream");
    assertThat(ops("dlq", "replay", "--all").status()).isEqualTo(3);
  }

  @Test
  void teachesInItsHelp() {
    for (String verb : List.of("list", "show", "replay", "discard")) {
      Ran help = ops("dlq", verb, "--help");
      assertThat(help.status()).isZero();
      assertThat(help.out()).contains("Examples", "Exit codes:");
      assertThat(help.lines()).allMatch(line -> line.length() <= 100);
    }
  }

  /** One entry of each shape, and the action that is meant. */
  private Map<String, String> olderShapes() {
    Instant now = Instant.now();
    Map<String, String> actions = new LinkedHashMap<>();
    String data = payload("AAAUSDT", "\"" + now + "\"");
    add("desk", "data", data);
    actions.put("AAAUSDT", "BUY");
    add(
        "desk",
        "symbol",
        "BBBUSDT",
        "action",
        "SELL",
        "confidence",
        "0.82",
        "position_size_usd",
        "200.0",
        "leverage",
        "3",
        "timestamp",
        now.toString(),
        "strategy_note",
        "n",
        "take_profit",
        "2.5",
        "stop_loss",
        "1.5");
    actions.put("BBBUSDT", "SELL");
    String valid = payload("SYMBOL", "\"" + now + "\"");
    String withoutAction = valid.replace("\"action\": \"BUY\", ", "");
    for (String[] shape :
        List.of(
            new String[] {"CCCUSDT", "BUY", with(withoutAction, "\"side\": \"BUY\"")},
            new String[] {"DDDUSDT", "BUY", with(withoutAction, "\"side\": \"LONG\"")},
            new String[] {"EEEUSDT", "SELL", with(withoutAction, "\"side\": \"SHORT\"")},
            new String[] {"FFFUSDT", "SELL", with(withoutAction, "\"direction\": \"SHORT\"")},
            new String[] {
              "GGGUSDT",
              "BUY",
              valid.replace("position_size_usd", "ai_size_usd").replace("leverage", "ai_leverage")
            },
            new String[] {"HHHUSDT", "BUY", payload("SYMBOL", "" + now.getEpochSecond())},
            new String[] {"IIIUSDT", "BUY", payload("SYMBOL", "" + now.toEpochMilli())},
            new String[] {"JJJUSDT", "BUY", quoted("SYMBOL")})) {
      add("desk", "payload", shape[2].replace("SYMBOL", shape[0]));
      actions.put(shape[0], shape[1]);
    }
    return actions;
  }

  private static String with(String payload, String field) {
    return payload.replaceFirst("\\{", "{" + field + ", ");
  }

  private static String payload(String symbol, String timestamp) {
    return ("{\"symbol\": \"%s\", \"action\": \"BUY\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"timestamp\": %s,"
            + " \"strategy_note\": \"n\"}")
        .formatted(symbol, timestamp);
  }

  private static String quoted(String symbol) {
    return payload(symbol, "\"" + Instant.now() + "\"")
        .replace("0.82", "\"0.82\"")
        .replace("200.0", "\"200.0\"")
        .replace(": 3", ": \"3\"");
  }

  private void add(String source, String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event_type", "trade.intent");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    fields.put("source", source);
    redis.commands().xadd(INTENTS, fields);
  }

  private List<StreamMessage<String, String>> entries() {
    return redis.commands().xrange(INTENTS, Range.unbounded());
  }

  private List<String> ids() {
    return redis.commands().xrange(LETTERS, Range.unbounded()).stream()
        .map(StreamMessage::getId)
        .toList();
  }

  private Ran ops(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            System::nanoTime);
    int status = OpsMain.run(terminal, Map.of("REDIS_URL", redis.url()), arguments);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException malformed) {
      throw new UncheckedIOException(json, malformed);
    }
  }
}
