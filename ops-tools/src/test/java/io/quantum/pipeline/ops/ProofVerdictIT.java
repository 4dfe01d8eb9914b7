package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.XTrimArgs;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.domain.proof.ProofEntry;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ProofRule;
import io.quantum.pipeline.ops.HostUnderTest.Ran;
import io.quantum.pipeline.ops.proof.PolicyJson;
import io.quantum.pipeline.ops.proof.ProofJsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two real captures say together, of a real Redis and a host that plays its part. */
final class ProofVerdictIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESULTS = "quantum:stream:execution.result";
  private static final String GROUP = "groups.quantum:group:execution:trade.intent.";

  @TempDir private Path folder;
  @TempDir private Path packs;
  private RedisUnderTest redis;
  private HostUnderTest host;
  private IntentStreamUnderTest stream;
  private ExecutorUnderTest executor;

  @BeforeEach
  void healthyPipeline() {
    redis = RedisUnderTest.shared();
    host = new HostUnderTest(redis, folder);
    stream = new IntentStreamUnderTest(redis);
    executor = new ExecutorUnderTest(redis);
    stream.publish(2, "desk");
    executor.settle(2);
    // The signs that a running instance puts up.
    redis.commands().hset("quantum:exec:limits", "execution-test", "5");
    redis.commands().set("quantum:exec:instance:execution-test", "token");
  }

  @AfterEach
  void end() {
    executor.close();
  }

  @Test
  void findsNoDifferenceInTheSameStateTwice() {
    capture("before");
    capture("after");

    Ran diff = diff();

    assertThat(diff.lines().get(0)).startsWith("PASS: as wanted (").endsWith(", 0 differences)");
    assertThat(diff.status()).isZero();
  }

  @Test
  void hasARuleForNothingThatAPackDoesNotTell() throws IOException {
    stream.publish(1, "desk");
    host.journal("ERROR:root:it broke");
    capture("now");
    ProofPack pack = ProofJsonReader.read(Files.readString(packs.resolve("proof_now.json"))).pack();
    List<ProofField> told =
        pack.sections().stream()
            .flatMap(section -> section.entries().stream())
            .map(ProofEntry::field)
            .toList();

    assertThat(PolicyJson.standard().rules())
        .extracting(ProofRule::fields)
        .allMatch(pattern -> told.stream().anyMatch(pattern::matches));
  }

  @Test
  void showsFirstThatAFrozenPipelineMovesAgain() {
    stream.publish(5, "desk");
    host.journal(flood());
    capture("before", "1s");
    executor.settle(7);
    IntStream.range(0, 3).forEach(i -> result());
    host.journal("2026-01-21 00:03:18,103 | INFO | STATUS: role=reader");
    host.unit("quantum-execution", "active", 1, 5001);
    capture("after", "1s");

    Ran diff = expecting("units.quantum-execution.restarts=deployment 4711");

    List<String> findings = findings(diff);
    assertThat(diff.status()).as(diff.out()).isZero();
    assertThat(findings.get(0)).startsWith("PASS          results.entries_added: moves again: +3");
    assertThat(findings.get(1)).contains("lines/s gone").contains("P0.D loop");
    assertThat(findings.get(2))
        .isEqualTo(
            "PASS          units.quantum-execution.restarts: expected: rose (deployment 4711)");
    assertThat(diff.out()).contains("units.quantum-execution.pid").contains("4,711 -> 5,001");
    assertThat(diff().status()).as("not expected").isEqualTo(2);
  }

  @Test
  void expectsATemplateThatHoldsAnEqualsSign() {
    capture("before");
    host.journal("2026-01-21 00:03:18,103 | ERROR | BROKEN: code=stale");
    capture("after");

    Ran diff = expecting("logs.ERROR BROKEN: code=stale.lines=a drill, step=2");

    assertThat(findings(diff))
        .anyMatch(line -> line.contains("expected: is new (a drill, step=2)"));
  }

  @Test
  void failsWhenResultsStopMoving() {
    ScheduledExecutorService producer = Executors.newSingleThreadScheduledExecutor();
    producer.scheduleAtFixedRate(this::result, 0, 20, TimeUnit.MILLISECONDS);
    capture("before", "1s");
    producer.shutdownNow();
    stream.publish(4, "desk");
    capture("after", "1s");

    Ran diff = diff();

    assertThat(diff.status()).isEqualTo(2);
  }

  @Test
  void failsWhenUnreadEntriesAreLost() {
    stream.publish(5, "desk");
    capture("before");
    redis.commands().xtrim(IntentStreamUnderTest.INTENTS, XTrimArgs.Builder.maxlen(3));
    capture("after");

    Ran diff = diff();

    assertThat(diff.status()).isEqualTo(2);
    assertThat(findings(diff).get(0)).startsWith("FAIL").contains(GROUP + "lost: rose (entries");
  }

  @Test
  void failsWithTheCountWhenSomebodyAcknowledgesFromOutside() {
    stream.publish(3, "desk");
    capture("before");
    stream.acknowledge(stream.read(3));
    capture("after");

    Ran diff = diff();

    assertThat(diff.status()).isEqualTo(2);
    assertThat(diff.lines())
        .anyMatch(line -> line.startsWith("FAIL          conservation.missing: must be 0"))
        .contains("              0 -> 3");
  }

  @Test
  void showsThatLimiterAndTradingStateChanged() {
    capture("before");
    host.ops("limit", "7", "--for", "1h", "--by", "ann", "--reason", "x");
    host.ops("halt", "--by", "ann", "--reason", "x");
    host.ops("diag", "on");
    capture("after");

    Ran diff = diff();

    assertThat(diff.status()).as(diff.out()).isEqualTo(1);
    assertThat(findings(diff))
        .contains(
            "WARN          window.trading_state: changed",
            "WARN          window.limit_override: changed",
            "WARN          window.diagnostics: changed");
  }

  @Test
  void doesNotPassADeadUnit() {
    capture("before");
    host.unit("quantum-ai-engine", "failed", 0, 0);
    capture("after");
    assertThat(diff().status()).isEqualTo(2);
    assertThat(diff().out()).contains("units.quantum-ai-engine.state: must be active");

    capture("before");
    capture("after");
    assertThat(diff().status()).as("still dead").isEqualTo(1);

    host.noUnit("quantum-ai-engine");
    capture("after");
    assertThat(diff().status()).as("removed").isEqualTo(2);

    capture("before");
    capture("after");
    assertThat(diff().status()).as("not installed").isZero();
    assertThat(diff().out()).contains("remark: not installed");
  }

  @Test
  void cannotTellIfOnlyOneSideHasAJournal() {
    capture("before");
    host.noJournal();
    capture("after");

    Ran diff = diff();

    assertThat(diff.status()).isEqualTo(3);
    assertThat(diff.lines().get(0)).startsWith("INCONCLUSIVE");
    assertThat(findings(diff).get(0)).contains("logs: known on one side only: No journal files");
    capture("before");
    capture("after");
    assertThat(diff().status()).as("on no side").isZero();
  }

  @Test
  void refusesPacksThatDoNotBelongTogether() {
    capture("before");
    capture("after");
    String dir = packs.toString();

    Ran swapped = host.ops("proof", "diff", "after", "before", "--dir", dir);
    Ran twice = host.ops("proof", "diff", "after", "after", "--dir", dir);
    Ran absent = host.ops("proof", "diff", "before", "never", "--dir", dir);
    try (RedisUnderTest other = RedisUnderTest.process()) {
      new HostUnderTest(other, folder)
          .ops("proof", "capture", "--label", "foreign", "--dir", dir, "--sample", "0s");
    }
    Ran foreign = host.ops("proof", "diff", "before", "foreign", "--dir", dir);
    Ran old = host.ops("proof", "diff", "before", "after", "--dir", dir, "--max-age", "0s");

    assertThat(swapped.out()).startsWith("not comparable: swapped order");
    assertThat(twice.out()).startsWith("not comparable: one capture, not two");
    assertThat(foreign.out()).startsWith("not comparable: not of the same thing: identity.server");
    assertThat(old.out()).contains("not comparable: ").contains("lie between them");
    assertThat(absent.err()).contains("never");
    assertThat(List.of(swapped, twice, absent, foreign, old))
        .extracting(Ran::status)
        .containsOnly(3);
  }

  @Test
  void reportsALeftoverInTheEnvironmentOfTheManager() {
    capture("before");
    host.managerEnvironment("PIPELINE_DIAG=true\n");
    capture("after");

    assertThat(diff().status()).isEqualTo(1);
    assertThat(diff().out())
        .contains("identity.manager_environment: must be clean")
        .contains("clean -> PIPELINE_DIAG");
  }

  @Test
  void verifiesUntilItSettles() {
    host.unit("quantum-execution", "activating", 0, 0);
    host.unitNext("quantum-execution", "active", 0, 77);

    Ran verified =
        host.ops("proof", "verify", "--sample", "0s", "--sleep", "1s", "--retry-timeout", "1m");

    assertThat(verified.status()).as(verified.out()).isZero();
    assertThat(verified.out()).startsWith("PASS: as wanted");
    assertThat(verified.err()).contains("FAIL, tried again in 1 s");
    host.unit("quantum-execution", "failed", 0, 0);
    Ran failed = host.ops("proof", "verify", "--sample", "0s", "--retry-timeout", "0s");
    assertThat(failed.status()).isEqualTo(2);
    assertThat(failed.out()).contains("units.quantum-execution.state: must be active");
  }

  @Test
  void judgesByAPolicyOfOnesOwn() throws IOException {
    capture("before");
    stream.publish(1, "desk");
    capture("after");
    Path policy =
        Files.writeString(
            folder.resolve("policy.json"),
            "{\"schema\": \"quantum.ops.policy/1\", \"sections\": [\"results\"], \"rules\": ["
                + "{\"field\": \"groups.*.waiting\", \"rule\": \"must-not-rise\", \"else\":"
                + " \"FAIL\"}]}");

    Ran diff =
        host.ops(
            "proof",
            "diff",
            "before",
            "after",
            "--dir",
            packs.toString(),
            "--policy",
            policy.toString(),
            "-o",
            "json");

    JsonNode answer = JSON.readTree(diff.out());
    assertThat(diff.status()).isEqualTo(2);
    assertThat(answer.get("verdict").asText()).isEqualTo("FAIL");
    assertThat(answer.get("rules").get(0).get("field").asText()).isEqualTo(GROUP + "waiting");
    assertThat(host.ops("proof", "diff", "a", "b", "--policy", "/nowhere").status()).isEqualTo(64);
    assertThat(host.ops("proof", "diff", "a", "b", "--expect", "window").status()).isEqualTo(64);
    assertThat(host.ops("proof", "diff", "a", "b", "--expect", "window.x y=z").status())
        .isEqualTo(64);
    Ran unknown = host.ops("proof", "diff", "a", "b", "--expect", "units.*.restart=deployment");
    assertThat(unknown.status()).isEqualTo(64);
    assertThat(unknown.err()).contains("near: units.*.restarts");
    assertThat(host.ops("proof", "diff", "a").status()).isEqualTo(64);
  }

  @Test
  void endsACaptureAfterAChangeWithTheVerdict() {
    String dir = packs.toString();
    assertThat(host.ops("proof", "--before", "--dir", dir, "--sample", "0s").status()).isZero();
    stream.acknowledge(stream.publish(2, "desk").read(2));

    Ran after = host.ops("proof", "--after", "--dir", dir, "--sample", "0s");

    assertThat(after.status()).as("the capture's own").isZero();
    assertThat(after.out()).contains("\nFAIL: not as wanted (").contains("0 -> 2");
  }

  private void capture(String label) {
    capture(label, "0s");
  }

  private void capture(String label, String sample) {
    String dir = packs.toString();
    Ran ran = host.ops("proof", "capture", "--label", label, "--dir", dir, "--sample", sample);
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  private Ran expecting(String what) {
    String dir = packs.toString();
    return host.ops("proof", "diff", "before", "after", "--dir", dir, "--expect", what);
  }

  private Ran diff() {
    return host.ops("proof", "diff", "before", "after", "--dir", packs.toString());
  }

  private static List<String> findings(Ran diff) {
    return diff.lines().stream()
        .filter(line -> line.matches("(PASS|WARN|FAIL|INCONCLUSIVE)  .*|INCONCLUSIVE [a-z].*"))
        .toList();
  }

  private void result() {
    redis.commands().xadd(RESULTS, Map.of("event_type", "execution.result", "payload", "{}"));
  }

  private static String[] flood() {
    return IntStream.range(0, 960)
        .mapToObj(i -> "2026-01-21 00:03:18,103 | DEBUG | P0.D loop delivered=" + i)
        .toArray(String[]::new);
  }
}
