package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** halt, reduce, resume and limit on a real Redis. */
final class ControlCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "quantum:safety:trading_state";
  private static final String SAFE_MODE = "quantum:safety:safe_mode";
  private static final String OVERRIDE = "quantum:exec:limit_override";
  private static final String DIAG = "quantum:exec:diag";
  private static final String AUDIT = "quantum:stream:execution.audit";

  private RedisUnderTest redis;
  private OpsUnderTest ops;

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    ops = OpsUnderTest.at(redis);
  }

  @Test
  void haltsAndResumes() throws IOException {
    Ran halted = ops.run("halt", "--by", "ann", "--reason", "venue is down");

    assertThat(halted.status()).isZero();
    assertThat(halted.out().lines().toList())
        .containsExactly(
            "server %s  stream quantum:stream:trade.intent".formatted(server()),
            "group  quantum:group:execution:trade.intent",
            "trading state: HALTED, until somebody switches it (before: ACTIVE)");
    assertThat(redis.commands().hgetall(STATE))
        .containsEntry("state", "HALTED")
        .containsEntry("by", "ann")
        .containsEntry("reason", "venue is down")
        .doesNotContainKey("until");
    JsonNode resumed =
        JSON.readTree(ops.run("resume", "--by", "ann", "--reason", "back", "--json").out());
    assertThat(resumed.get("trading_state").asText()).isEqualTo("ACTIVE");
    assertThat(resumed.get("in_effect").asText()).isEqualTo("ACTIVE");
    assertThat(resumed.get("before").asText()).isEqualTo("HALTED");
    assertThat(resumed.get("until").isNull()).isTrue();
    assertThat(redis.commands().xlen(AUDIT)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "halt --by ann --reason why -o markdown",
        "limit 3 --for 1h --by ann --reason why -o markdown",
        "diag on -o markdown",
        "prove --accept --by ann --reason why -o markdown"
      })
  void changesNothingIfItCannotAnswerAsWanted(String words) {
    redis.commands().hincrby("quantum:exec:ledger", "filled", 3);

    Ran refused = ops.run(words.split(" "));

    assertThat(refused.status()).isEqualTo(64);
    assertThat(redis.commands().exists(STATE, OVERRIDE, DIAG, AUDIT)).isZero();
  }

  @Test
  void reducesForATime() {
    Ran reduced = ops.run("reduce", "--by", "ann", "--reason", "risk", "--for", "30m");

    assertThat(reduced.status()).isZero();
    assertThat(reduced.out())
        .containsPattern("trading state: REDUCING, until \\d{4}-.*Z \\(before: ACTIVE\\)");
    assertThat(Long.parseLong(redis.commands().hget(STATE, "until")) - redisMillis())
        .isBetween(1_700_000L, 1_801_000L);
  }

  @Test
  void saysWhoMayDeleteTheSafeModeKeyInsteadOfResuming() throws IOException {
    redis.commands().set(SAFE_MODE, "1");

    Ran refused = ops.run("resume", "--by", "ann", "--reason", "back");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out())
        .contains("refused: safe mode stands, nothing was changed", "does not lapse by itself")
        .contains("whoever set it", "redis-cli DEL " + SAFE_MODE);
    assertThat(redis.commands().exists(STATE, AUDIT)).isZero();
    JsonNode json =
        JSON.readTree(ops.run("resume", "--by", "ann", "--reason", "back", "--json").out());
    assertThat(json.get("changed").asBoolean()).isFalse();
    assertThat(json.get("safe_mode_key").asText()).isEqualTo(SAFE_MODE);
    assertThat(ops.run("halt", "--by", "ann", "--reason", "too").out())
        .contains("trading state: HALTED", "in effect: SAFE_MODE");
  }

  @Test
  void limitsForATimeAndClears() throws IOException {
    Ran limited = ops.run("limit", "10", "--for", "2h", "--by", "ann", "--reason", "yield");

    assertThat(limited.status()).isZero();
    assertThat(limited.out())
        .containsPattern("limit: 10 openings in any 60 s, for all instances, until \\d{4}-.*Z")
        .contains("before: the limits that the instances were started with");
    assertThat(redis.commands().get(OVERRIDE)).isEqualTo("10");
    assertThat(redis.commands().pttl(OVERRIDE)).isBetween(7_100_000L, 7_200_000L);
    JsonNode again =
        JSON.readTree(
            ops.run("limit", "3", "--for", "1h", "--by", "a", "--reason", "b", "--json").out());
    assertThat(again.get("limit").asInt()).isEqualTo(3);
    assertThat(again.get("before").asInt()).isEqualTo(10);
    assertThat(again.get("until").asText()).endsWith("Z");

    assertThat(ops.run("limit", "--clear", "--by", "ann", "--reason", "enough").out())
        .contains("limit: 3 was taken away");
    assertThat(redis.commands().exists(OVERRIDE)).isZero();
    assertThat(redis.commands().xlen(AUDIT)).isEqualTo(3);
    Ran nothing = ops.run("limit", "--clear", "--by", "ann", "--reason", "again");
    assertThat(nothing.status()).isZero();
    assertThat(nothing.out()).contains("no temporary limit was there");
    assertThat(redis.commands().xlen(AUDIT)).isEqualTo(3);
  }

  @Test
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void acceptsADifferenceThatSomebodyCanExplain() throws IOException {
    String[] accept = {"prove", "--accept", "--by", "ann", "--reason", "XACK by hand"};
    assertThat(ops.run(accept).status()).as("nothing is known").isEqualTo(3);
    String intents = "quantum:stream:trade.intent";
    String group = "quantum:group:execution:trade.intent";
    try (ExecutorUnderTest executor = new ExecutorUnderTest(redis)) {
      redis.commands().xadd(intents, Map.of("payload", "{}"));
      executor.settle(1);
    }
    assertThat(ops.run(accept).out()).contains("equal: there is nothing to accept");
    String stolen = redis.commands().xadd(intents, Map.of("payload", "{}"));
    redis
        .commands()
        .xreadgroup(Consumer.from(group, "somebody"), XReadArgs.StreamOffset.lastConsumed(intents));
    redis.commands().xack(intents, group, stolen);
    assertThat(ops.run("prove").status()).isEqualTo(2);

    Ran accepted = ops.run(accept);

    assertThat(accepted.status()).isZero();
    assertThat(accepted.out()).contains("accepted: a difference of 1 is part of the offset now");
    assertThat(ops.run("prove").status()).isZero();
    JsonNode again = JSON.readTree(ops.run(append(accept, "--json")).out());
    assertThat(again.get("answer").asText()).isEqualTo("equal");
    assertThat(again.get("difference").isNull()).isTrue();
  }

  @Test
  void wantsToKnowWhoAcceptsAndWhy() {
    assertUsage("prove", "--accept");
    assertUsage("prove", "--by", "ann", "--reason", "x");
    assertUsage("prove", "--accept", "--by", "ann", "--reason", "x", "--deep");
    assertUsage("prove", "--accept=false", "--by", "ann", "--reason", "x");
  }

  @Test
  void switchesDiagnosticsForATimeAndOff() throws IOException {
    Ran on = ops.run("diag", "on");

    assertThat(on.status()).isZero();
    assertThat(on.out()).containsPattern("diagnostics: on within 5 s, until \\d{4}-.*Z");
    assertThat(redis.commands().pttl(DIAG)).isBetween(590_000L, 600_000L);
    JsonNode longer =
        JSON.readTree(
            ops.run("diag", "on", "--for", "30m", "--by", "ann", "--reason", "slow", "--json")
                .out());
    assertThat(longer.get("diagnostics").asText()).isEqualTo("on");
    assertThat(longer.get("before").asText()).endsWith("Z");
    assertThat(redis.commands().pttl(DIAG)).isBetween(1_790_000L, 1_800_000L);
    try (ExecutorUnderTest executor = new ExecutorUnderTest(redis)) {
      redis.commands().xadd("quantum:stream:trade.intent", Map.of("payload", "{}"));
      executor.settle(1);
    }
    assertThat(ops.run("monitor", "--once", "--sample", "0s", "--all").out())
        .containsPattern("diagnostics for (29 m|30 m)");
    assertThat(ops.run("diag", "off").out()).contains("diagnostics: off within 5 s");
    assertThat(ops.run("diag", "off").out()).contains("diagnostics: they were off");
    assertThat(redis.commands().exists(DIAG)).isZero();
    assertThat(ops.run("monitor", "--once", "--sample", "0s", "--all").out())
        .doesNotContain("diagnostics");
    assertUsage("diag");
    assertUsage("diag", "maybe");
    assertUsage("diag", "off", "--for", "10m");
    assertUsage("diag", "on", "--by", "not a name");
  }

  @Test
  void refusesWhatIsNoOrder() {
    assertThat(ops.run("halt", "--reason", "x").err()).contains("--by");
    assertUsage("halt", "--by", "ann", "--reason", " ");
    assertUsage("halt", "--by", "ann", "--reason", "x", "--for", "soon");
    assertUsage("halt", "--by", "ann", "--reason", "x", "--for", "0s");
    assertUsage("halt", "--by", "ann", "--reason", "x", "--for", "366d");
    assertUsage("resume", "--by", "ann", "--reason", "x", "--for", "30m");
    assertUsage("limit", "10", "--by", "ann", "--reason", "x");
    assertUsage("limit", "1000001", "--for", "1h", "--by", "ann", "--reason", "x");
    assertUsage("limit", "-1", "--for", "1h", "--by", "ann", "--reason", "x");
    assertUsage("limit", "--by", "ann", "--reason", "x");
    assertUsage("limit", "5", "--clear", "--by", "ann", "--reason", "x");
    assertThat(redis.commands().dbsize()).isZero();
  }

  @Test
  void doesNotKnowWhenRedisIsNotThere() {
    OpsUnderTest astray = ops.with("REDIS_URL", "redis://127.0.0.1:1");

    Ran halted = astray.run("halt", "--by", "ann", "--reason", "x");

    assertThat(halted.status()).isEqualTo(3);
    assertThat(halted.out()).isEmpty();
    assertThat(halted.err()).startsWith("unknown: ").contains("127.0.0.1:1");
    assertThat(astray.run("limit", "--clear", "--by", "ann", "--reason", "x").status())
        .isEqualTo(3);
  }

  private void assertUsage(String... arguments) {
    assertThat(ops.run(arguments).status()).as(String.join(" ", arguments)).isEqualTo(64);
  }

  private static String[] append(String[] words, String word) {
    String[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = word;
    return more;
  }

  private String server() {
    return "127.0.0.1:%d/0".formatted(redis.port());
  }

  private long redisMillis() {
    return Long.parseLong(redis.commands().time().get(0)) * 1_000;
  }
}
