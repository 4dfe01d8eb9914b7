package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service outlives its Redis, as one and the same process, and loses nothing. */
@Tag(Chaos.SHORT)
final class RedisOutageIT {
  private static final Map<String, String> SETTINGS =
      Scenario.quick("PAPER_FAULTS", "latency:0-60ms");

  @Test
  void losesNothingWhenRedisIsKilledUnderLoad() {
    killUnderLoad(4);
  }

  @Test
  @Tag(Chaos.LONG)
  void losesNothingWhenRedisIsKilledUnderLoadForLong() {
    killUnderLoad(40);
  }

  private static void killUnderLoad(int kills) {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(SETTINGS);
      try (Load load = Load.on(scenario.redis)) {
        for (int kill = 0; kill < kills; kill++) {
          scenario.awaitMoreEnded(20);
          scenario.redis.killAndRestart();
        }
        load.stop();

        scenario.awaitAllEnded();
        scenario.assertSound();
        assertThat(
                scenario.commands().xrange(Bus.INTENTS, Range.unbounded()).stream()
                    .map(StreamMessage::getId)
                    .collect(Collectors.toSet()))
            .as("what Redis has confirmed is still there")
            .containsAll(load.acknowledged());
      }
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void goesOnAfterFortySecondsWithoutRedis() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(SETTINGS);
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.bus.awaitSettled(1);

      scenario.redis.kill();
      Scenario.patiently().until(() -> service.health() == 503);
      await()
          .during(Duration.ofSeconds(40))
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> service.health() == 503);
      scenario.redis.start();

      Scenario.patiently().until(() -> service.health() == 200);
      scenario.bus.add(Bus.payload("BBBUSDT", "BUY"));
      scenario.awaitAllEnded();
      scenario.assertSound();
      service.awaitLog("REDIS STARTED ANEW: no order is granted before");
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void startsByItselfWhenRedisComesLater() {
    try (Scenario scenario = Scenario.beforeRedis()) {
      ServiceProcess service = scenario.starting(SETTINGS);
      service.awaitLog("START: waiting for Redis");
      await()
          .during(Duration.ofSeconds(15))
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(1))
          .until(service::isAlive);

      scenario.redis.start();
      service.awaitReader();

      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.awaitAllEnded();
      scenario.bus.assertOrderedOrUnsent();
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void waitsWhileRedisLoadsItsData() {
    // Each of 15,000 commands in the file takes 4 ms more to load, until the waiting was seen.
    try (Scenario scenario = Scenario.beforeRedis("--key-load-delay", "4000")) {
      scenario.redis.start();
      ServiceProcess running = scenario.reader(SETTINGS);
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.awaitAllEnded();
      fill(scenario, 15_000);

      scenario.redis.killAndRestart();
      ServiceProcess starting = scenario.starting(Scenario.quick("CONSUMER_NAME", "execution-two"));
      starting.awaitLog("START: waiting for Redis");
      assertThat(running.health()).isEqualTo(503);
      Scenario.patiently()
          .ignoreExceptions()
          .until(() -> "OK".equals(scenario.commands().configSet("key-load-delay", "0")));
      starting.awaitReady();
      scenario.bus.add(Bus.payload("BBBUSDT", "BUY"));

      scenario.awaitAllEnded();
      scenario.assertSound();
      assertThat(running.stop()).isZero();
      assertThat(starting.stop()).isZero();
    }
  }

  private static void fill(Scenario scenario, int keys) {
    try (StatefulRedisConnection<String, String> connection = scenario.redis.connect()) {
      LettuceFutures.awaitAll(
          1,
          TimeUnit.MINUTES,
          IntStream.range(0, keys)
              .mapToObj(i -> connection.async().set("filler:" + i, "x"))
              .toArray(RedisFuture[]::new));
    }
  }
}
