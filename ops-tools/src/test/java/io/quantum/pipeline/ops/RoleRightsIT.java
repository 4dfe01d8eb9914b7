package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.adapter.redis.RolesUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of the tools under the line of its role, as shipped: nothing is refused, and no
 * word of a line is too many.
 */
final class RoleRightsIT {
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String LETTERS = INTENTS + ".dlq";
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final String[] BY_ANN = {"--by", "ann", "--reason", "a test"};

  @TempDir private Path folder;
  private RolesUnderTest roles;
  private RedisUnderTest redis;

  @BeforeEach
  void aPipelineWithAPast() {
    roles = RolesUnderTest.start();
    redis = roles.redis();
    try (ExecutorUnderTest executor = new ExecutorUnderTest(roles.url("executor"), redis)) {
      published(payload("i-1"));
      redis.commands().xadd(INTENTS, Map.of("payload", "{}", "source", "desk"));
      redis.commands().xadd(INTENTS, Map.of("payload", payload("i-9"), "source", "\u0007"));
      executor.settle(3);
    }
    published(payload("i-2"));
  }

  @AfterEach
  void stop() {
    roles.close();
  }

  @Test
  void letsAProducerPublishWithTheToolAndItsOwnRightsSuffice() {
    String twice = payload("i-3");
    assertThat(published(twice).out()).contains("\"id\":");
    published(twice);

    assertThat(roles.refused()).isEmpty();
    roles.assertNeedsEveryWord("producer");
  }

  @Test
  void letsAViewerLookAtEverything() {
    look("viewer");
    assertThat(roles.refused()).isEmpty();

    // The doctor tells what a user may do by asking for a script that no server knows.
    assertThat(as("viewer").run("doctor", "--units", "none").out())
        .containsPattern("OK +rights +this user may only read");
    assertThat(roles.refused()).containsExactly("viewer command evalsha");
    roles.assertNeedsEveryWord("viewer");
  }

  @Test
  void letsAnOperatorDoWhatOperatorsDo() {
    look("operator");
    as("operator").run("doctor", "--units", "none");
    run("operator", 0, append("halt", BY_ANN));
    run("operator", 0, append("reduce --for 1h", BY_ANN));
    run("operator", 0, append("resume", BY_ANN));
    run("operator", 0, append("limit 7 --for 1h", BY_ANN));
    run("operator", 0, append("limit --clear", BY_ANN));
    run("operator", 0, "diag", "on");
    run("operator", 0, "diag", "off");
    run("operator", 0, "dlq", "discard", letter(0));
    run("operator", 0, "dlq", "replay", replayable());
    settleByHand();
    acceptADifference();

    assertThat(roles.refused()).isEmpty();
    roles.assertNeedsEveryWord("operator");
  }

  private void look(String role) {
    as(role).run("monitor", "--once", "--sample", "0s");
    run(role, 0, "prove");
    run(role, 0, "prove", "--deep");
    run(role, 0, "pending", "--idle", "1s");
    run(role, 0, "positions");
    run(role, 0, "trace", "i-1", "--source", "desk");
    run(role, 2, "trace", "i-404", "--source", "desk");
    run(role, 0, "dlq", "list");
    run(role, 0, "dlq", "list", "--since", "1h", "--count");
    run(role, 0, "dlq", "show", letter(0));
    run(role, 0, "proof", "--sample", "0s");
    as(role).run("check", "backlog");
    as(role).run("advise", "--sample", "0s");
  }

  // An order whose owner died and of which the venue says nothing.
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  private void settleByHand() {
    String id = "qo2otatv2n57liprvbkcrynp6";
    String entry = redis.commands().xadd(INTENTS, Map.of("payload", "{}", "source", "desk"));
    Consumer<String> dead = Consumer.from(GROUP, "execution-dead");
    redis.commands().xreadgroup(dead, XReadArgs.StreamOffset.lastConsumed(INTENTS)).stream()
        .map(StreamMessage::getId)
        .filter(read -> !read.equals(entry))
        .forEach(
            read -> {
              redis.commands().xack(INTENTS, GROUP, read);
            });
    // As after a restart of Redis 7.0, which forgets how much a group has read.
    redis.commands().hset("quantum:exec:anchor", Map.of("low", entry, "low_read", "1000"));
    redis
        .commands()
        .hset(
            "quantum:exec:order:" + id,
            Map.ofEntries(
                Map.entry("state", "UNRESOLVED"),
                Map.entry("epoch", "2"),
                Map.entry("token", "of-the-dead-one"),
                Map.entry("lease_until", "1"),
                Map.entry("claimed_at", "1"),
                Map.entry("entry_id", entry),
                Map.entry("body_hash", "0".repeat(64)),
                Map.entry("symbol", "BTCUSDT"),
                Map.entry("action", "BUY"),
                Map.entry("notional", "200"),
                Map.entry("leverage", "3"),
                Map.entry("entry_price", ""),
                Map.entry("intent_id", "")));
    redis.commands().set("quantum:exec:busy:BTCUSDT", id);
    redis.commands().zadd("quantum:exec:rate:log", Double.POSITIVE_INFINITY, id);

    run("operator", 0, append("resolve " + id + " --as absent", BY_ANN));
  }

  private void acceptADifference() {
    redis.commands().hincrby("quantum:exec:ledger", "filled", 1);
    run("operator", 0, append("prove --accept", BY_ANN));
  }

  private String replayable() {
    return redis
        .commands()
        .xadd(
            LETTERS,
            Map.of(
                "event_type",
                "trade.intent",
                "payload",
                payload("i-4"),
                "source",
                "desk",
                "dlq_code",
                "POISON",
                "dlq_entry_id",
                "1-1",
                "dlq_source",
                "desk"));
  }

  private String letter(int index) {
    return redis.commands().xrange(LETTERS, Range.unbounded()).get(index).getId();
  }

  private Ran published(String payload) {
    Ran ran = as("producer").reading(payload + "\n").run("publish", "--source", "desk");
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    return ran;
  }

  private void run(String role, int status, String... call) {
    Ran ran = as(role).run(call);
    assertThat(ran.status())
        .as(role + " " + String.join(" ", call) + "\n" + ran.out() + ran.err())
        .isEqualTo(status);
    assertThat(ran.out() + ran.err()).doesNotContain("NOPERM", "can't run this command");
  }

  private OpsUnderTest as(String role) {
    return OpsUnderTest.with(
        Map.of("REDIS_URL", roles.url(role), "QUANTUM_HOME", folder.toString()));
  }

  private static String[] append(String call, String... more) {
    return Stream.concat(Stream.of(call.split(" ")), Stream.of(more)).toArray(String[]::new);
  }

  private String payload(String id) {
    return ("{\"symbol\": \"BTCUSDT\", \"action\": \"BUY\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"intent_id\": \"%s\","
            + " \"timestamp\": \"%s\"}")
        .formatted(id, Instant.ofEpochSecond(Long.parseLong(redis.commands().time().get(0)) - 1));
  }
}
