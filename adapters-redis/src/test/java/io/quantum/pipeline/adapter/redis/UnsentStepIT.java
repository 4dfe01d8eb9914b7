package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.adapter.redis.FaultyLink.Harm;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.port.AdapterFailure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a step that failed may have taken effect: it is unsent only if that is certain. */
final class UnsentStepIT {
  private static final LuaScript STEP = LuaScript.named("execution/presence");

  private final RedisUnderTest server = RedisUnderTest.shared();
  private final FaultyLink link = FaultyLink.to(server.port());
  private final RedisConnections redis =
      new RedisConnections(
          RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", link.url()))), System::nanoTime);

  @AfterEach
  void close() {
    redis.close();
    link.close();
  }

  @Test
  void isUnsentOnceTheConnectionIsKnownToBeGone() {
    redis.now();
    link.sever();

    await().atMost(Duration.ofSeconds(10)).until(() -> failureOfAStep().isUnsent());
  }

  @Test
  void isUnsentWhenNoConnectionWasEverMade() {
    link.sever();

    assertThat(failureOfAStep().isUnsent()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Harm.class,
      names = {"CUT_BEFORE", "END_BEFORE", "LOSE_REPLY", "GO_SILENT", "HOLD_BEFORE"})
  void isNotUnsentOnceItWasWrittenWhateverBecameOfIt(Harm harm) {
    redis.step("try", STEP, keys(), arguments());
    link.once(FaultyLink.script("presence"), harm);

    assertThat(failureOfAStep().isUnsent()).isFalse();
  }

  private AdapterFailure failureOfAStep() {
    return catchThrowableOfType(
        AdapterFailure.class, () -> redis.step("try", STEP, keys(), arguments()));
  }

  private static byte[][] keys() {
    return new byte[][] {RedisKeys.utf8("sign"), RedisKeys.utf8("limits")};
  }

  private static byte[][] arguments() {
    return new Arguments().add("token").add(10_000).add("name").add(5).toArray();
  }
}
