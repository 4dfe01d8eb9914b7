package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.ToolsUnderTest.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures of a real Redis: what is kept, what it costs, and what a diff of two shows. */
final class ProofCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OTHERS = "quantum:group:analytics";

  @TempDir private Path folder;
  @TempDir private Path state;
  private RedisUnderTest redis;
  private IntentStreamUnderTest stream;
  private ToolsUnderTest tools;

  @BeforeEach
  void aPipelineWithSomethingInEveryPlace() {
    redis = RedisUnderTest.shared();
    stream = new IntentStreamUnderTest(redis);
    stream.group().publish(20, "desk");
    stream.acknowledge(stream.read(5));
    stream.read(2);
    redis.commands().xgroupCreate(StreamOffset.from(IntentStreamUnderTest.INTENTS, "0"), OTHERS);
    redis.commands().xadd("quantum:stream:execution.result", Map.of("payload", "{}"));
    tools = new ToolsUnderTest(redis, state);
  }

  @Test
  void differsInMarkedLinesOnlyWhileThePipelineIsIdle() throws IOException {
    assertThat(capture("--before").status()).isZero();
    assertThat(capture("--after").status()).isZero();

    List<String> before = Files.readAllLines(folder.resolve("proof_before.txt"));
    List<String> after = Files.readAllLines(folder.resolve("proof_after.txt"));
    assertThat(after).hasSameSizeAs(before);
    List<String> different = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        different.add(before.get(i));
      }
    }
    assertThat(different).isNotEmpty().allMatch(line -> line.endsWith(" ~"));
    assertThat(before).allMatch(line -> line.length() <= 100);
  }

  @Test
  void showsEveryGroupResultsAndConservation() throws IOException {
    Ran ran = capture("--before");

    assertThat(ran.out().lines())
        .contains(
            "results.entries_added: 1 (exact)",
            "groups.count: 2 (exact)",
            "groups.quantum:group:analytics.waiting: 20 (exact)",
            "groups." + IntentStreamUnderTest.GROUP + ".waiting: 13 (exact)",
            "groups." + IntentStreamUnderTest.GROUP + ".pending_live: 2 (exact)",
            "groups." + IntentStreamUnderTest.GROUP + ".lost: 0 (exact)",
            "window.trading_state: ACTIVE",
            "window.limit_override: none",
            "conservation.equal: unknown (no execution service has ever anchored this group)",
            "health.results_moving: yes ~",
            "health.backlog_true: 13 (exact)",
            "health.backlog_reported: 13 (exact)");
    assertThat(Files.readString(folder.resolve("proof_before.txt"))).isEqualTo(ran.out());
    assertThat(ran.err()).contains("kept in " + folder.resolve("proof_before.txt"));
  }

  @Test
  void keepsAsJsonWhatItPrints() throws IOException {
    Ran ran = capture("--before", "-o", "json");

    assertThat(Files.readString(folder.resolve("proof_before.json"))).isEqualTo(ran.out());
    assertThat(schema().validate(JSON.readTree(ran.out()))).isEmpty();
    assertThat(value(ran.out(), "cost", "calls").path("value").asLong()).isBetween(3L, 12L);
    assertThat(tools.run("proof", "show", "before", "--dir", folder.toString()).out())
        .isEqualTo(Files.readString(folder.resolve("proof_before.txt")));
  }

  @Test
  void costsRedisLessThanTwentyMillisecondsAtAMillionEntries() throws IOException {
    redis
        .commands()
        .eval(
            "for i = 1, 1000000 do redis.call('XADD', KEYS[1], '*', 'p', '') end return 1",
            ScriptOutputType.INTEGER,
            IntentStreamUnderTest.INTENTS);

    long begun = System.nanoTime();
    Ran ran = tools.run("proof", "--sample", "1s", "--json");
    Duration took = Duration.ofNanos(System.nanoTime() - begun);

    assertThat(value(ran.out(), "cost", "server_micros").path("value").asLong())
        .isBetween(1L, 20_000L);
    assertThat(took).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(ran.status()).isZero();
  }

  @Test
  void measuresRatesBetweenItsTwoLooksOnly() throws IOException {
    stream.publish(50, "desk");
    JsonNode quiet =
        value(tools.run("proof", "--sample", "1s", "--json").out(), "throughput", "arrived");

    assertThat(quiet.path("events").asLong()).isZero();
    assertThat(quiet.path("high").asDouble()).isPositive();
  }

  @Test
  void goesOnAndExitsThreeWhereRedisIsAway() throws IOException {
    Ran ran =
        new ToolsUnderTest("redis://127.0.0.1:1", state)
            .run("proof", "--before", "--dir", folder.toString(), "--sample", "0s", "--json");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("results, groups, window, conservation could not be read");
    assertThat(folder.resolve("proof_before.txt")).exists();
    assertThat(schema().validate(JSON.readTree(ran.out()))).isEmpty();
  }

  @Test
  void readsALogFileInPlaceOfTheJournal() throws IOException {
    Path log = folder.resolve("service.log");
    Files.writeString(log, "ERROR | TERMINAL STATE: outcome=rejected\n".repeat(3));

    assertThat(capture("--before", "--log-file", log.toString()).out())
        .containsPattern("logs\\.ERROR TERMINAL STATE: outcome=rejected\\.lines: 3 \\(exact\\) ~")
        .containsPattern("errors\\.error_lines: 3 \\(exact\\) ~");
  }

  @Test
  void refusesALinkThatSomebodyPlanted() throws IOException {
    Path target = Files.writeString(folder.resolve("precious"), "untouched");
    Files.createSymbolicLink(folder.resolve("proof_before.txt"), target);

    Ran ran = capture("--before");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("it is a link", "--dir");
    assertThat(target).hasContent("untouched");
    // It is not lost: it was printed.
    assertThat(ran.out()).startsWith("proof pack quantum.ops.proof/1");
  }

  @Test
  void findsAChangedPackInAChain() throws IOException {
    capture("--before");
    capture("--after");
    String before = folder.resolve("proof_before.json").toString();
    String after = folder.resolve("proof_after.json").toString();
    assertThat(tools.run("proof", "check-chain", after, before).status()).isZero();
    assertThat(tools.run("proof", "capture", "--dir", folder.toString()).status()).isZero();
    Ran gap =
        tools.run("proof", "check-chain", before, folder.resolve("proof_capture.json").toString());
    assertThat(gap.status()).isEqualTo(1);

    Files.writeString(
        Path.of(before), Files.readString(Path.of(before)).replaceFirst("ACTIVE", "HALTED"));
    Ran changed = tools.run("proof", "check-chain", before, after);

    assertThat(changed.status()).isEqualTo(2);
    assertThat(changed.out()).contains("broken", "not that of its SHA-256");
    assertThat(tools.run("proof", "check-chain", folder.resolve("none.json").toString()).status())
        .isEqualTo(3);
    assertThat(tools.run("proof", "list", "--dir", folder.toString()).status()).isEqualTo(1);
    assertThat(tools.run("proof", "show", before).status()).isEqualTo(2);
    assertThat(tools.run("proof", "show", "none", "--dir", folder.toString()).status())
        .isEqualTo(3);
  }

  @Test
  void writesWhereItIsTold() {
    Ran ran =
        tools.run(
            "proof",
            "capture",
            "--label",
            "monday",
            "--out",
            folder.resolve("x.txt").toString(),
            "--sample",
            "0s");

    assertThat(ran.status()).isZero();
    assertThat(folder.resolve("x.txt")).content().contains("label: monday ~");
    assertThat(folder.resolve("x.json")).exists();
    assertThat(tools.run("proof", "capture", "--label", "../x").status()).isEqualTo(64);
    assertThat(tools.run("proof", "--before", "--after").status()).isEqualTo(64);
    assertThat(capture("--before", "-o", "markdown").status()).isEqualTo(64);
    assertThat(folder.resolve("proof_before.txt")).doesNotExist();
  }

  @Test
  void endsWithTheVerdictAgainstTheStateBefore() throws IOException {
    assertThat(capture("--after").err()).contains("no verdict: ", "proof_before.json is not there");
    capture("--before");
    Ran nobodyHasRunIt = capture("--after");
    redis.commands().hset("quantum:exec:anchor", Map.of("offset", "5", "created", "1"));
    capture("--before");

    Ran same = capture("--after");
    redis.commands().del(IntentStreamUnderTest.INTENTS);
    Ran lost = capture("--after");

    assertThat(nobodyHasRunIt.status()).isZero();
    assertThat(nobodyHasRunIt.out()).contains("INCONCLUSIVE: nobody can tell");
    assertThat(same.status()).isZero();
    assertThat(same.out())
        .contains("WARN: to be looked at (", ", 1 difference)", "too little time to say it stopped")
        .doesNotContain("FAIL", "INCONCLUSIVE");
    assertThat(lost.status()).as("the code stays that of the capture").isZero();
    assertThat(lost.out()).contains("FAIL");
    assertThat(Files.readString(folder.resolve("proof_after.txt"))).doesNotContain("FAIL");
  }

  private Ran capture(String... options) {
    List<String> words = new ArrayList<>(List.of("proof"));
    words.addAll(List.of(options));
    words.addAll(List.of("--dir", folder.toString(), "--sample", "0s"));
    return tools.run(words.toArray(String[]::new));
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream file =
        ProofCommandIT.class.getResourceAsStream(
            "/io/quantum/pipeline/ops/schema/proof.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(JSON.readTree(file));
    }
  }

  private static JsonNode value(String line, String section, String name) throws IOException {
    return stream(JSON.readTree(line).path("sections"))
        .filter(part -> part.path("name").asText().equals(section))
        .flatMap(part -> stream(part.path("entries")))
        .filter(entry -> entry.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
