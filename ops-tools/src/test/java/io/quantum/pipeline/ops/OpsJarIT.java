package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.adapter.redis.FaultyLink;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.domain.contract.CorpusCase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator jar as an operator runs it: arguments in, lines and an exit code out. */
final class OpsJarIT {
  private static final Path JAR = Path.of("target", "quantum-ops.jar").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private RedisUnderTest redis;

  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
  }

  @Test
  void teachesInItsHelp() throws IOException, InterruptedException {
    Ran help = ops("--help");

    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("Examples", "monitor --once", "Exit codes:");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(ops("publish", "--help").out()).contains("Examples", "--source");
    assertThat(ops("dlq", "replay", "--help").out()).contains("Examples", "--upgrade");
  }

  @Test
  void suggestsTheWordThatWasMeant() throws IOException, InterruptedException {
    Ran wrong = ops("montor");

    assertThat(wrong.status()).isEqualTo(64);
    assertThat(wrong.err()).contains("monitor");
    assertThat(ops("monitor", "--interval", "0s").status()).isEqualTo(64);
    assertThat(ops("prove", "--redis", "redis://:secret@localhost").status()).isEqualTo(64);
  }

  @Test
  void validatesWithoutRedis() throws IOException, InterruptedException {
    Path good = lines(payload("BTCUSDT"));
    Path mixed = lines(payload("BTCUSDT"), "", "{\"symbol\": \"btc\", \"leverage\": 500}");

    assertThat(ops("validate", good.toString()).status()).isZero();
    Ran refused = ops("validate", mixed.toString());
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out())
        .contains("symbol PATTERN", "leverage RANGE", "timestamp MISSING")
        .containsPattern("(?m)^line 1 valid$")
        .containsPattern("(?m)^line 3 REFUSED symbol PATTERN: .*; leverage RANGE: .*$");
    assertThat(refused.out().lines()).hasSize(2);
    assertThat(refused.err()).contains("2 lines, 1 refused, 1 valid", "1 x symbol PATTERN");
  }

  // Cases that hang on the time of day, or that are no single line of text, are left to the
  // decoder.
  @Test
  void givesTheVerdictsOfTheCorpus() throws IOException, InterruptedException {
    List<CorpusCase> cases =
        CorpusCase.all().stream()
            .filter(
                c -> !c.name().startsWith("bytes: ") && !c.name().matches("time (2026-11|[39]).*"))
            .filter(c -> !c.text().isBlank() && !c.text().contains("\n"))
            .toList();
    Path file = lines(cases.stream().map(CorpusCase::text).toArray(String[]::new));

    List<String> answers = ops("validate", "--json", file.toString()).out().lines().toList();

    assertThat(answers).hasSameSizeAs(cases);
    for (int i = 0; i < cases.size(); i++) {
      List<String> found = new ArrayList<>();
      JSON.readTree(answers.get(i))
          .path("violations")
          .forEach(v -> found.add(v.get("field").asText() + " " + v.get("code").asText()));
      assertThat(found).as(cases.get(i).name()).isEqualTo(cases.get(i).publisher());
    }
  }

  @Test
  void publishesOnceAndAnswersEachLine() throws IOException, InterruptedException {
    Path file = lines(payload("BTCUSDT"), "[]", payload("ETHUSDT"));

    Ran first = ops("publish", "--source", "desk", "--json", file.toString());
    Ran again = ops("publish", "--source", "desk", "--json", file.toString());

    assertThat(first.status()).isEqualTo(2);
    List<String> answers = first.out().lines().toList();
    assertThat(JSON.readTree(answers.get(0)).get("id").asText()).matches("\\d+-\\d+");
    assertThat(JSON.readTree(answers.get(1)).get("violations").get(0).get("code").asText())
        .isEqualTo("NOT_AN_OBJECT");
    assertThat(JSON.readTree(again.out().lines().toList().get(0)).has("already")).isTrue();
    assertThat(redis.commands().xlen("quantum:stream:trade.intent")).isEqualTo(2);
  }

  @Test
  void answersEachLineOfAPipeBeforeTheNextIsWritten() throws IOException, InterruptedException {
    Process process = start("publish");
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        OutputStream lines = process.getOutputStream()) {
      assertThat(exchange(lines, answers, payload("BTCUSDT", "desk")).get("id").asText())
          .matches("\\d+-\\d+");
      assertThat(exchange(lines, answers, "{}").get("violations")).hasSize(6);
      assertThat(exchange(lines, answers, payload("BTCUSDT", "desk")).get("line").asInt())
          .isEqualTo(3);
      // A line that comes in two parts does not hold up the one before it.
      lines.write((payload("ETHUSDT", "desk") + "\n{\"symbol\":").getBytes(StandardCharsets.UTF_8));
      lines.flush();
      assertThat(JSON.readTree(answers.readLine()).has("id")).isTrue();
      assertThat(exchange(lines, answers, "\"b\"}").get("line").asInt()).isEqualTo(5);
    }
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
  }

  @Test
  void answersUnknownForALineWhoseReplyIsLost() throws IOException, InterruptedException {
    try (FaultyLink link = FaultyLink.to(URI.create(redis.url()).getPort())) {
      link.once(FaultyLink.script("publish"), FaultyLink.Harm.LOSE_REPLY);
      Path file = lines(payload("BTCUSDT", "desk"));

      Ran lost =
          ops("publish", "--json", "--timeout", "2s", "--redis", link.url(), file.toString());
      Ran repeated = ops("publish", "--json", "--redis", link.url(), file.toString());

      assertThat(lost.status()).isEqualTo(3);
      assertThat(JSON.readTree(lost.out()).get("unknown").asText()).contains("repeating is safe");
      assertThat(repeated.status()).isZero();
      assertThat(JSON.readTree(repeated.out()).has("already")).isTrue();
    }
  }

  @Test
  void publishesAFileInBatchesAndInItsOrder() throws IOException, InterruptedException {
    String[] payloads =
        IntStream.range(0, 2_000)
            .mapToObj(
                i -> payload("BTCUSDT", "desk").replace("}", ",\"intent_id\":\"n-" + i + "\"}"))
            .toArray(String[]::new);

    Ran ran = ops("publish", lines(payloads).toString());

    assertThat(ran.status()).isZero();
    List<String> ids =
        redis.commands().xrange("quantum:stream:trade.intent", Range.unbounded()).stream()
            .map(StreamMessage::getId)
            .toList();
    assertThat(ran.out().lines().map(line -> line.replaceAll(".* ", "")).toList()).isEqualTo(ids);
    assertThat(ran.err()).contains("2000 lines, 2000 published");
  }

  @Test
  void sendsNoFasterThanItIsTold() throws IOException, InterruptedException {
    String[] payloads =
        IntStream.range(0, 30)
            .mapToObj(
                i -> payload("BTCUSDT", "desk").replace("}", ",\"intent_id\":\"r-" + i + "\"}"))
            .toArray(String[]::new);

    ops("publish", "--rate", "20/s", lines(payloads).toString());

    List<StreamMessage<String, String>> all =
        redis.commands().xrange("quantum:stream:trade.intent", Range.unbounded());
    assertThat(all).hasSize(30);
    assertThat(millis(all.get(29)) - millis(all.get(0))).isGreaterThanOrEqualTo(1_000);
    assertThat(ops("publish", "--rate", "fast", "-").status()).isEqualTo(64);
  }

  private static long millis(StreamMessage<String, String> entry) {
    return Long.parseLong(entry.getId().replaceAll("-.*", ""));
  }

  private static JsonNode exchange(OutputStream lines, BufferedReader answers, String line)
      throws IOException {
    lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    lines.flush();
    return JSON.readTree(answers.readLine());
  }

  @Test
  void needsToKnowWhoPublishes() throws IOException, InterruptedException {
    Ran ran = ops("publish", lines(payload("BTCUSDT")).toString());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).contains("entry.source MISSING");
  }

  @Test
  void endsOnlyAnOrderThatIsUnresolved() throws IOException, InterruptedException {
    String id = "qo2otatv2n57liprvbkcrynp6";
    String[] absent = {"resolve", id, "--as", "absent", "--by", "ann", "--reason", "not listed"};

    Ran unknown = ops(absent);

    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.out()).contains("nothing was changed", id);
    assertThat(ops("resolve", id, "--as", "absent").err()).contains("--by", "--reason");
    assertThat(ops("resolve", "x", "--as", "absent", "--by", "a", "--reason", "b").status())
        .isEqualTo(64);
    Ran unpriced = ops("resolve", id, "--as", "filled", "--by", "ann", "--reason", "seen");
    assertThat(unpriced.status()).isEqualTo(64);
    assertThat(unpriced.err()).contains("--price and --quantity");
  }

  @Test
  void recordsWhatTheOperatorFoundAtTheVenue() throws IOException, InterruptedException {
    String id = "qo2otatv2n57liprvbkcrynp6";
    redis
        .commands()
        .hset(
            "quantum:exec:order:" + id,
            Map.ofEntries(
                Map.entry("state", "UNRESOLVED"),
                Map.entry("epoch", "3"),
                Map.entry("token", "t"),
                Map.entry("lease_until", "99999999999999"),
                Map.entry("claimed_at", "1768953790982"),
                Map.entry("entry_id", "1768953790982-0"),
                Map.entry("body_hash", "0".repeat(64)),
                Map.entry("symbol", "BTCUSDT"),
                Map.entry("action", "BUY"),
                Map.entry("notional", "200"),
                Map.entry("leverage", "3"),
                Map.entry("entry_price", ""),
                Map.entry("intent_id", "")));

    Ran ran =
        ops(
            "resolve",
            id,
            "--as",
            "filled",
            "--price",
            "95012.5",
            "--quantity",
            "0.0021",
            "--by",
            "ann",
            "--reason",
            "order 4711",
            "--json");

    assertThat(ran.status()).isZero();
    assertThat(JSON.readTree(ran.out()).get("outcome").asText()).isEqualTo("filled");
    String result =
        redis
            .commands()
            .xrange("quantum:stream:execution.result", Range.unbounded())
            .get(0)
            .getBody()
            .get("payload");
    assertThat(JSON.readTree(result).get("entry_price").asText()).isEqualTo("95012.5");
  }

  @Test
  void saysThatItCannotTellWithoutAStreamOrAGroup() throws IOException, InterruptedException {
    assertThat(ops("prove").status()).isEqualTo(3);
    Ran empty = ops("monitor", "--once", "--sample", "0s");
    assertThat(empty.status()).isEqualTo(3);
    assertThat(empty.out()).startsWith("NO_STREAM");

    ops("publish", "--source", "desk", lines(payload("BTCUSDT")).toString());
    assertThat(ops("monitor", "--once", "--sample", "0s").out()).startsWith("NO_GROUP");
  }

  @Test
  void saysWhyItCannotReachOrRead() throws IOException, InterruptedException {
    Ran unreachable = ops("monitor", "--once", "--redis", "redis://127.0.0.1:1");
    assertThat(unreachable.status()).isEqualTo(3);
    assertThat(unreachable.out()).startsWith("UNKNOWN").contains("127.0.0.1:1");

    redis.commands().set("quantum:stream:trade.intent", "no stream");
    Ran wrongType = ops("prove");
    assertThat(wrongType.status()).isEqualTo(3);
    assertThat(wrongType.out()).contains("unknown:", "WRONGTYPE");
  }

  @Test
  void showsOneSnapshotThatFitsATerminal() throws IOException, InterruptedException {
    ops("publish", "--source", "desk", lines(payload("BTCUSDT")).toString());
    redis
        .commands()
        .xgroupCreate(
            io.lettuce.core.XReadArgs.StreamOffset.from("quantum:stream:trade.intent", "0"),
            "quantum:group:execution:trade.intent");

    Ran snapshot = ops("monitor", "--once", "--sample", "0s");
    assertThat(snapshot.status()).isZero();
    assertThat(snapshot.out().lines().toList())
        .hasSizeLessThanOrEqualTo(24)
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.matches("waiting +1 \\(exact\\).*"))
        .anyMatch(line -> line.startsWith("units ") || line.startsWith("quantum-execution "));

    JsonNode json = JSON.readTree(ops("monitor", "--once", "--sample", "0s", "--json").out());
    assertThat(json.get("schema").asText()).isEqualTo("quantum.ops.monitor/1");
    assertThat(json.get("waiting").get("value").asLong()).isEqualTo(1);
    assertThat(json.get("waiting").get("quality").asText()).isEqualTo("exact");
    assertThat(json.get("conservation").get("equal").isNull()).isTrue();
    assertThat(json.get("units")).hasSize(2);
  }

  private Ran ops(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Ran(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private Process start(String... arguments) throws IOException {
    return builder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("REDIS_URL", redis.url());
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    return builder;
  }

  private Path lines(String... lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "lines", ".jsonl"), List.of(lines));
  }

  private static String payload(String symbol, String source) {
    return payload(symbol).replace("}", ", \"source\": \"" + source + "\"}");
  }

  private static String payload(String symbol) {
    return ("{\"symbol\": \"%s\", \"action\": \"BUY\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"timestamp\": \"%s\"}")
        .formatted(symbol, Instant.parse("2026-01-21T00:03:10Z"));
  }
}
