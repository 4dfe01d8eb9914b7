package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.Consumer;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** doctor on real servers, good ones and bad ones. */
final class DoctorCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RedisUnderTest DURABLE =
      RedisUnderTest.process(
          "--appendonly", "yes", "--appendfsync", "always", "--proto-max-bulk-len", "1mb");
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String GROUP = "quantum:group:execution:trade.intent";

  @TempDir private Path folder;
  private final OpsUnderTest ops = OpsUnderTest.at(DURABLE);

  @AfterAll
  static void stop() {
    DURABLE.close();
  }

  @BeforeEach
  void oneInstanceRuns() {
    DURABLE.commands().flushall();
    runs("execution-one", 5);
  }

  @Test
  void findsAGoodServerWell() {
    Ran ran = ops.run("doctor", "--units", "quantum-execution");

    assertThat(ran.status()).as(ran.out()).isIn(0, 1);
    assertThat(ran.out())
        .containsPattern("OK +connection +reachable, a picture took \\d+ ms")
        .containsPattern("OK +server +redis_version 7\\.\\S+, role master, aof_enabled 1,")
        .containsPattern("OK +rights +this user may read and write")
        .containsPattern("OK +clock +the server's clock is \\d+ ms")
        .containsPattern("OK +instances +execution-one runs with a limit of 5")
        .containsPattern("OK +trading +trading state ACTIVE")
        .doesNotContain("FAIL");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void failsForAnHourAfterTheServersClockHasStepped() {
    DURABLE.commands().set("quantum:exec:clock_step", "-65001");

    Ran ran = ops.run("doctor");

    assertThat(ran.status()).as(ran.out()).isEqualTo(2);
    assertThat(ran.out())
        .containsPattern(
            "FAIL +clock +the server's clock stepped back by 65001 ms within the last");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void namesWhatMustBeChangedAndHow() throws IOException {
    RedisUnderTest plain = RedisUnderTest.shared();
    plain.commands().configSet("maxmemory-policy", "allkeys-lru");
    try {
      Ran ran = OpsUnderTest.at(plain).run("doctor");

      assertThat(ran.status()).isEqualTo(2);
      assertThat(ran.out())
          .containsPattern("FAIL +server +maxmemory-policy allkeys-lru")
          .containsPattern("FAIL +server +appendonly no")
          .containsPattern("WARN +instances +no instance of the service")
          .contains("do: redis-cli CONFIG SET maxmemory-policy noeviction");
    } finally {
      plain.commands().configSet("maxmemory-policy", "noeviction");
    }
  }

  @Test
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void warnsOfDifferentLimitsStrangersAndAHalt() throws IOException {
    runs("execution-two", 7);
    DURABLE.commands().xadd(INTENTS, Map.of("payload", "{}"));
    DURABLE
        .commands()
        .xgroupCreate(StreamOffset.from(INTENTS, "0"), GROUP, XGroupCreateArgs.Builder.mkstream());
    DURABLE
        .commands()
        .xreadgroup(Consumer.from(GROUP, "worker-9"), StreamOffset.lastConsumed(INTENTS));
    ops.run("reduce", "--by", "ann", "--reason", "test");

    JsonNode items = JSON.readTree(ops.run("doctor", "--json").out()).get("items");

    assertThat(grade(items, "the instances have different limits")).isEqualTo("warn");
    assertThat(grade(items, "worker-9")).isEqualTo("fail");
    assertThat(grade(items, "trading state REDUCING")).isEqualTo("warn");
  }

  @Test
  void namesValuesThatNobodyCanRead() {
    DURABLE.commands().set("quantum:exec:limit_override", "1e9");
    DURABLE.commands().hset("quantum:safety:trading_state", "state", "HALTED");
    DURABLE.commands().hset("quantum:safety:trading_state", "until", "-inf");

    Ran ran = ops.run("doctor", "--units", "quantum-execution");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out())
        .containsPattern("FAIL +trading +quantum:exec:limit_override cannot be read: '1e9'")
        .containsPattern("FAIL +trading +quantum:safety:trading_state until cannot be read: '-inf'")
        .containsPattern("WARN +trading +trading state HALTED");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void findsAnIntentFromTheFuture() throws IOException {
    DURABLE
        .commands()
        .dispatch(
            CommandType.XADD,
            new StatusOutput<>(StringCodec.UTF8),
            new CommandArgs<>(StringCodec.UTF8)
                .add(INTENTS)
                .add("99999999999999-0")
                .add("payload")
                .add("{}"));

    JsonNode items = JSON.readTree(ops.run("doctor", "--json").out()).get("items");

    assertThat(grade(items, "99999999999999-0 is from the future")).isEqualTo("fail");
  }

  @Test
  void saysWhereEachSettingComesFromAndNoSecret() throws IOException {
    DURABLE
        .commands()
        .aclSetuser(
            "ann", AclSetuserArgs.Builder.on().addPassword("s3cret").allKeys().allCommands());
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    String url = DURABLE.url().replace("redis://", "redis://ann@");

    Ran ran =
        ops.with("REDIS_URL", DURABLE.url().replace("redis://", "redis://ann:s3cret@"))
            .with("EXECUTION_RATE_LIMIT", "7")
            .run("doctor", "--units", "one,two", "--json");
    Ran file =
        ops.with("REDIS_URL", url).with("REDIS_PASSWORD_FILE", secret.toString()).run("doctor");

    assertThat(ran.out() + ran.err() + file.out() + file.err()).doesNotContain("s3cret");
    assertThat(file.out()).containsPattern("REDIS_PASSWORD_FILE +environment +\\*\\*\\*");
    JsonNode configuration = JSON.readTree(ran.out()).get("configuration");
    assertThat(setting(configuration, "REDIS_URL"))
        .isEqualTo(DURABLE.url().replace("redis://", "redis://ann:***@") + " environment");
    assertThat(setting(configuration, "EXECUTION_RATE_LIMIT")).isEqualTo("7 environment");
    assertThat(setting(configuration, "QUANTUM_UNITS")).isEqualTo("one,two option");
    assertThat(setting(configuration, "QUANTUM_PREFIX")).isEqualTo("quantum default");
  }

  @Test
  void printsTheConfigurationThoughRedisIsNotThere() {
    Ran ran = ops.with("REDIS_URL", "redis://127.0.0.1:1").run("doctor");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out())
        .containsPattern("UNKNOWN +connection +Redis at 127.0.0.1:1/0 cannot be reached")
        .containsPattern("REDIS_URL +environment +redis://127.0.0.1:1");
  }

  private static void runs(String instance, int limit) {
    DURABLE.commands().hset("quantum:exec:limits", instance, Integer.toString(limit));
    DURABLE.commands().set("quantum:exec:instance:" + instance, "token");
  }

  private static String grade(JsonNode items, String finding) {
    for (JsonNode item : items) {
      if (item.get("finding").asText().contains(finding)) {
        return item.get("grade").asText();
      }
    }
    throw new AssertionError("no item says: " + finding + "\n" + items.toPrettyString());
  }

  private static String setting(JsonNode configuration, String name) {
    for (JsonNode setting : configuration) {
      if (setting.get("name").asText().equals(name)) {
        return setting.get("value").asText() + " " + setting.get("origin").asText();
      }
    }
    throw new AssertionError("no setting " + name);
  }
}
