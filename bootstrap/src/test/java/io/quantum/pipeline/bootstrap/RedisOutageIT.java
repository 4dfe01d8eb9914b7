package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service outlives what happens to its Redis, as one and the same process. */
final class RedisOutageIT {
  private static final String GROUP = "quantum:group:execution:trade.intent";

  private RedisUnderTest redis;
  private Bus bus;

  @BeforeEach
  void startServer() {
    redis = RedisUnderTest.process("--appendonly", "yes", "--appendfsync", "always");
    bus = new Bus(redis);
  }

  @AfterEach
  void stopServer() {
    redis.close();
  }

  @Test
  void goesOnAfterRedisWasKilledAndLosesNothing() {
    try (ServiceProcess service = ServiceProcess.start(redis.url(), Map.of()).awaitReader()) {
      bus.add(Bus.payload("AAAUSDT", "BUY"));
      bus.awaitSettled(1);

      redis.killAndRestart();
      bus.add(Bus.payload("BBBUSDT", "BUY"));
      bus.awaitSettled(2);

      assertThat(bus.venueOrders()).hasSize(2);
      assertThat(bus.missing()).isZero();
      service.awaitLog("REDIS BACK");
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void healsALostGroupWithoutASecondOrder() {
    try (ServiceProcess service = ServiceProcess.start(redis.url(), Map.of()).awaitReader()) {
      bus.add(Bus.payload("AAAUSDT", "BUY"));
      bus.awaitSettled(1);

      redis.commands().xgroupDestroy(Bus.INTENTS, GROUP);
      service.awaitLog("GROUP LOST");
      bus.add(Bus.payload("BBBUSDT", "BUY"));
      bus.awaitSettled(2);

      assertThat(bus.venueOrders()).hasSize(2);
      assertThat(bus.missing()).isZero();
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void goesOnWhenTheStreamWasDeleted() {
    try (ServiceProcess service = ServiceProcess.start(redis.url(), Map.of()).awaitReader()) {
      bus.add(Bus.payload("AAAUSDT", "BUY"));
      bus.awaitSettled(1);

      redis.commands().del(Bus.INTENTS);
      service.awaitLog("GROUP LOST");
      bus.add(Bus.payload("BBBUSDT", "BUY"));
      bus.awaitSettled(2);

      assertThat(bus.missing()).isZero();
      assertThat(service.stop()).isZero();
    }
  }
}
