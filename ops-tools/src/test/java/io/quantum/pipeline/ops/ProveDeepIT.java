package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Consumer;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prove --deep} as an operator runs it, on records as the service leaves them. */
final class ProveDeepIT {
  private static final Path JAR = Path.of("target", "quantum-ops.jar").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final String AUDIT = "quantum:stream:execution.audit";

  @TempDir private Path folder;
  private RedisUnderTest redis;
  private RedisCommands<String, String> commands;

  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    commands = redis.commands();
  }

  @Test
  void teachesInItsHelp() throws IOException, InterruptedException {
    Ran help = ops("prove", "--help");

    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("quantum-ops prove --deep", "--limit=N", "no longer checkable");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void saysThatNothingIsWrong() throws IOException, InterruptedException {
    startService();
    close(deliver(3));
    order("qo2otatv2n57liprvbkcrynp6");

    Ran ran = ops("prove", "--deep");

    assertThat(ran.status()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains(
            "conservation: equal",
            "history: nothing wrong",
            "walked  4 intents, 1 audit entries, 1 results, 0 dead letters, 1 venue orders",
            "limit   5 openings in any 60,000 ms");
  }

  @Test
  void namesEveryLostEntry() throws IOException, InterruptedException {
    startService();
    close(deliver(3));
    List<String> lost = deliver(25);
    commands.xack(INTENTS, GROUP, lost.toArray(String[]::new));

    Ran ran = ops("prove", "--deep");
    JsonNode json = JSON.readTree(ops("prove", "--deep", "--json").out());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out())
        .contains("history: 2 BROKEN", "BROKEN NO_LOSS 25", "  " + lost.get(19), "  and 5 more")
        .doesNotContain(lost.get(20));
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    JsonNode finding = json.get("history").get("findings").get(0);
    assertThat(finding.get("rule").asText()).isEqualTo("NO_LOSS");
    assertThat(finding.get("severity").asText()).isEqualTo("BROKEN");
    assertThat(finding.get("count").asLong()).isEqualTo(25);
    assertThat(finding.get("ids")).hasSize(25);
    assertThat(json.get("conservation").get("equal").asBoolean()).isFalse();
  }

  @Test
  void warnsOfWhatWasDecidedAgainAfterTheGroupWasLost() throws IOException, InterruptedException {
    startService();
    List<String> entries = deliver(1);
    close(entries);
    audit(entries);
    commands.hincrby("quantum:exec:ledger", "expired", 1);
    commands.hset("quantum:exec:anchor", Map.of("created", "2", "offset", "-1"));

    Ran ran = ops("prove", "--deep");

    assertThat(ran.status()).as(ran.out()).isEqualTo(1);
    assertThat(ran.out()).contains("WARNING ONE_OUTCOME 1", "  " + entries.get(0));
  }

  @Test
  void countsWhatIsNoLongerCheckableWithoutCallingItBroken()
      throws IOException, InterruptedException {
    startService();
    close(deliver(2));
    close(deliver(1));
    commands.xtrim(AUDIT, 1);

    Ran ran = ops("prove", "--deep");

    assertThat(ran.status()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains(
            "history: nothing broken, 0 warnings, 1 not checkable", "NOT_CHECKABLE NO_LOSS 2");
  }

  @Test
  void cannotTellWithoutAGroupOrAServer() throws IOException, InterruptedException {
    Ran empty = ops("prove", "--deep");
    assertThat(empty.status()).isEqualTo(3);
    assertThat(empty.out()).contains("conservation: unknown");

    Ran unreachable = ops("prove", "--deep", "--json", "--redis", "redis://127.0.0.1:1");
    assertThat(unreachable.status()).isEqualTo(3);
    JsonNode history = JSON.readTree(unreachable.out()).get("history");
    assertThat(history.get("findings").isNull()).isTrue();
    assertThat(history.get("why").asText()).contains("127.0.0.1:1");
  }

  @Test
  void takesTheLimitFromTheOptionThenFromUseThenFromTheEnvironment()
      throws IOException, InterruptedException {
    startService();
    order("qo2otatv2n57liprvbkcrynp6");
    order("q7hst64lgtabafyygukq7ckn2");
    order("qqy3t5kshen56766dktqv4tm4");
    Map<String, String> two = Map.of("EXECUTION_RATE_LIMIT", "2");

    assertThat(ops(two, "prove", "--deep").status()).isEqualTo(2);
    assertThat(ops(two, "prove", "--deep", "--limit", "3").status()).isZero();
    commands.hset("quantum:exec:limits", "execution-one", "3");
    assertThat(ops(two, "prove", "--deep").status()).isZero();
    Ran worst = ops("prove", "--deep", "--limit", "1");
    assertThat(worst.status()).isEqualTo(2);
    assertThat(worst.out()).contains("BROKEN WINDOW 3", "at most 1 may in any 60000 ms");
  }

  @Test
  void refusesALimitThatIsNone() throws IOException, InterruptedException {
    assertThat(ops("prove", "--limit", "5").status()).isEqualTo(64);
    assertThat(ops("prove", "--deep", "--limit", "-1").status()).isEqualTo(64);
    assertThat(ops("prove", "--deep", "--limit", "many").status()).isEqualTo(64);
  }

  /** A service has begun here: group and anchor exist. */
  private void startService() {
    commands.xgroupCreate(
        StreamOffset.from(INTENTS, "0"), GROUP, XGroupCreateArgs.Builder.mkstream().entriesRead(0));
    commands.hset("quantum:exec:anchor", Map.of("offset", "0", "created", "1"));
  }

  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  private List<String> deliver(int entries) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      ids.add(commands.xadd(INTENTS, Map.of("event_type", "trade.intent", "payload", "{}")));
    }
    commands.xreadgroup(
        Consumer.from(GROUP, "execution-one"),
        XReadArgs.Builder.count(entries),
        StreamOffset.lastConsumed(INTENTS));
    return ids;
  }

  private void close(List<String> entries) {
    audit(entries);
    commands.xack(INTENTS, GROUP, entries.toArray(String[]::new));
    commands.hincrby("quantum:exec:ledger", "expired", entries.size());
  }

  private void audit(List<String> entries) {
    commands.xadd(
        AUDIT,
        Map.of(
            "outcome",
            "expired",
            "reason",
            "TOO_OLD",
            "count",
            Integer.toString(entries.size()),
            "ids",
            String.join(" ", entries)));
  }

  private void order(String clientOrderId) {
    String entry = deliver(1).get(0);
    commands.xadd(
        "quantum:stream:paper.orders",
        Map.of(
            "client_order_id", clientOrderId, "reduce_only", "false", "intent_stream_id", entry));
    commands.xadd(
        "quantum:stream:execution.result",
        Map.of(
            "payload",
            "{\"status\":\"filled\"}",
            "client_order_id",
            clientOrderId,
            "intent_stream_id",
            entry));
    commands.xack(INTENTS, GROUP, entry);
    commands.hincrby("quantum:exec:ledger", "filled", 1);
  }

  private Ran ops(String... arguments) throws IOException, InterruptedException {
    return ops(Map.of(), arguments);
  }

  private Ran ops(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("REDIS_URL", redis.url());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Ran(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
