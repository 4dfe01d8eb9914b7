package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each trouble has its own words, and none of them is taken for a number. */
final class RedisInTroubleIT {
  /** What cannot be read is said in the place of the result, or on standard error. */
  private static final List<String> COMMANDS =
      List.of(
          "monitor --once",
          "prove",
          "prove --deep",
          "pending",
          "positions",
          "trace 1-0",
          "doctor",
          "dlq list",
          "proof --sample 0s --json",
          "halt --by ann --reason x");

  @Test
  void saysThatItCannotBeReached() {
    assertUnknown("redis://127.0.0.1:1", "Redis at 127.0.0.1:1/0 cannot be reached");
  }

  @Test
  void saysThatAPasswordIsWantedOrWrong() {
    try (RedisUnderTest redis = RedisUnderTest.notYetStarted("--requirepass", "secret")) {
      redis.start();

      assertUnknown(redis.url(), "says NOAUTH, a password is wanted");
      assertUnknown(
          redis.url().replace("redis://", "redis://:wrong@"), "says WRONGPASS, wrong user or pass");
    }
  }

  @Test
  void saysThatARightIsMissing() {
    try (RedisUnderTest redis = RedisUnderTest.process()) {
      redis
          .commands()
          .aclSetuser(
              "nobody", AclSetuserArgs.Builder.on().addPassword("x").addCommand(CommandType.PING));

      assertUnknown(
          redis.url().replace("redis://", "redis://nobody:x@"), "says NOPERM, no right for this");
    }
  }

  @Test
  void saysThatItIsStillLoading() {
    try (RedisUnderTest redis =
        RedisUnderTest.process(
            "--key-load-delay", "20000", "--loading-process-events-interval-bytes", "1024")) {
      for (int i = 0; i < 1_500; i++) {
        redis.commands().set("filler:" + i, "x".repeat(1_000) + i);
      }
      redis.commands().save();
      redis.kill();
      redis.start();

      assertUnknown(redis.url(), "says LOADING, still loading its");
    }
  }

  @Test
  void saysThatItDoesNotAnswerInTime() {
    RedisUnderTest redis = RedisUnderTest.shared();
    for (String command :
        List.of("monitor --once", "prove", "pending", "dlq list", "halt --by ann --reason x")) {
      redis.commands().clientPause(2_500);

      Ran ran = at(redis.url()).run((command + " --timeout 1s").split(" "));

      assertThat(ran.status()).as(command + "\n" + ran.out() + ran.err()).isEqualTo(3);
      assertThat(ran.out() + ran.err()).as(command).contains("did not answer in time");
    }
  }

  @Test
  void saysThatSomebodyElseWritesUnderOurKeys() {
    RedisUnderTest redis = RedisUnderTest.shared();
    for (String key :
        List.of(
            "stream:trade.intent",
            "stream:trade.intent.dlq",
            "stream:execution.audit",
            "paper:position")) {
      redis.commands().set("quantum:" + key, "planted");
    }

    assertUnknown(redis.url(), "says WRONGTYPE, foreign data in our");
  }

  private static void assertUnknown(String url, String words) {
    for (String command : COMMANDS) {
      Ran ran = at(url).run(command.split(" "));

      // The doctor of a server without an append-only file finds worse than that it is unknown.
      assertThat(ran.status())
          .as(command + "\n" + ran.out() + ran.err())
          .isIn(command.equals("doctor") ? List.of(2, 3) : List.of(3));
      assertThat(ran.out() + ran.err())
          .as(command)
          .contains(words)
          .doesNotContain("internal fault");
    }
  }

  private static OpsUnderTest at(String url) {
    return OpsUnderTest.with(Map.of("REDIS_URL", url));
  }
}
