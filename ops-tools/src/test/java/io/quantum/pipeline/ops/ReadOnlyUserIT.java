package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.quantum.pipeline.adapter.redis.AclLine;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The line of docs/operations/acl/viewer.acl, word for word, on a server of its own. */
final class ReadOnlyUserIT {
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final RedisUnderTest REDIS = RedisUnderTest.process();
  private static String entry;
  private static String letter;

  @BeforeAll
  static void aPipelineWithAPast() {
    CommandArgs<String, String> line = new CommandArgs<>(StringCodec.UTF8);
    AclLine viewer = AclLine.of("viewer");
    line.add("SETUSER").add(viewer.user());
    viewer.words().forEach(line::add);
    REDIS.commands().dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), line);
    try (ExecutorUnderTest executor = new ExecutorUnderTest(REDIS)) {
      entry = publish("i-1");
      REDIS.commands().xadd(INTENTS, Map.of("payload", "{}", "source", "desk"));
      executor.settle(2);
    }
    letter =
        REDIS
            .commands()
            .xrange("quantum:stream:trade.intent.dlq", Range.unbounded())
            .get(0)
            .getId();
    publish("i-2");
  }

  @AfterAll
  static void stop() {
    REDIS.close();
  }

  static Stream<Arguments> readingCommands() {
    return Stream.of(
        Arguments.of("monitor --once", 0),
        Arguments.of("prove", 0),
        Arguments.of("prove --deep", 0),
        Arguments.of("pending --idle 1s", 0),
        Arguments.of("positions", 0),
        Arguments.of("trace " + entry, 0),
        Arguments.of("trace i-1 --source desk", 0),
        Arguments.of("trace i-3 --source desk", 2),
        Arguments.of("doctor --units none", 2),
        Arguments.of("proof --sample 0s", 0),
        Arguments.of("dlq list", 0),
        Arguments.of("dlq list --since 1h --count", 0),
        Arguments.of("dlq show " + letter, 0));
  }

  static Stream<String> writingCommands() {
    return Stream.of(
        "halt --by ann --reason x",
        "reduce --by ann --reason x",
        "resume --by ann --reason x",
        "limit 7 --for 1h --by ann --reason x",
        "limit --clear --by ann --reason x",
        "diag on",
        "diag off",
        "resolve qo2otatv2n57liprvbkcrynp6 --as absent --by ann --reason x",
        "dlq discard " + letter);
  }

  @ParameterizedTest
  @MethodSource("readingCommands")
  void letsEveryReadingCommandWork(String call, int status) {
    Ran ran = viewer().run(call.split(" "));

    assertThat(ran.err()).doesNotContain("NOPERM", "can't run this command");
    assertThat(ran.out()).doesNotContain("NOPERM", "can't run this command");
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("writingCommands")
  void refusesEveryWritingCommandAndChangesNothing(String call) {
    long before = REDIS.commands().dbsize();

    Ran ran = viewer().run(call.split(" "));

    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(3);
    assertThat(ran.err()).contains("NOPERM", "no right for this user");
    assertThat(REDIS.commands().dbsize()).isEqualTo(before);
  }

  @Test
  void refusesToPublish() {
    long before = REDIS.commands().xlen(INTENTS);

    Ran ran = viewer().reading(payload("i-9")).run("publish", "--source", "desk");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out()).contains("\"unknown\":").contains("NOPERM");
    assertThat(REDIS.commands().xlen(INTENTS)).isEqualTo(before);
  }

  @Test
  void refusesToReplayAndToAccept() {
    String valid = payload("i-4");
    String put =
        REDIS
            .commands()
            .xadd(
                "quantum:stream:trade.intent.dlq",
                Map.of(
                    "event_type",
                    "trade.intent",
                    "payload",
                    valid,
                    "source",
                    "desk",
                    "dlq_code",
                    "POISON",
                    "dlq_entry_id",
                    "1-1",
                    "dlq_source",
                    "desk"));

    Ran replayed = viewer().run("dlq", "replay", put);
    REDIS.commands().hincrby("quantum:exec:ledger", "filled", 1);
    Ran accepted = viewer().run("prove", "--accept", "--by", "ann", "--reason", "x");
    REDIS.commands().hincrby("quantum:exec:ledger", "filled", -1);
    REDIS.commands().xdel("quantum:stream:trade.intent.dlq", put);

    assertThat(replayed.status()).isEqualTo(3);
    assertThat(replayed.out() + replayed.err()).contains("NOPERM");
    assertThat(accepted.status()).isEqualTo(3);
    assertThat(accepted.err()).contains("NOPERM");
  }

  @Test
  void saysThatItMayOnlyRead() {
    assertThat(viewer().run("doctor").out())
        .containsPattern("OK +rights +this user may only read")
        .containsPattern("appendfsync\\s+everysec");
  }

  private static OpsUnderTest viewer() {
    return OpsUnderTest.at(REDIS)
        .with(
            "REDIS_URL",
            REDIS.url().replace("redis://", "redis://viewer:" + AclLine.PASSWORD + "@"));
  }

  private static String publish(String id) {
    return OpsUnderTest.at(REDIS)
        .reading(payload(id) + "\n")
        .run("publish", "--source", "desk")
        .out()
        .replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
  }

  private static String payload(String id) {
    return ("{\"symbol\": \"BTCUSDT\", \"action\": \"BUY\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"intent_id\": \"%s\","
            + " \"timestamp\": \"%s\"}")
        .formatted(id, Instant.ofEpochSecond(Long.parseLong(REDIS.commands().time().get(0)) - 1));
  }
}
