package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real processes, killed. */
final class PipelineCrashIT {
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final Map<String, String> NAMED = Map.of("CONSUMER_NAME", "execution-one");

  private RedisUnderTest redis;
  private Bus bus;

  @BeforeEach
  void serverOfItsOwn() {
    redis = RedisUnderTest.process();
    bus = new Bus(redis);
  }

  @AfterEach
  void endServer() {
    redis.close();
  }

  @Test
  void runsAgainUnderItsNameSoonAfterAKill() {
    try (ServiceProcess first = ServiceProcess.start(redis.url(), NAMED).awaitReader()) {
      first.kill();
    }
    long killed = System.nanoTime();
    try (ServiceProcess second = ServiceProcess.start(redis.url(), NAMED).awaitReader()) {
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(80));
      bus.add(Bus.payload("BTCUSDT", "BUY"));
      bus.awaitSettled(1);
      assertThat(second.stop()).isZero();
    }
  }

  @Test
  @Tag(Chaos.SHORT)
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void endsEveryEntryThatWasDeliveredButUndecided() {
    try (ServiceProcess first = ServiceProcess.start(redis.url(), NAMED).awaitReader()) {
      first.kill();
    }
    for (int i = 0; i < 20; i++) {
      bus.add(Bus.payload("A" + (char) ('A' + i) + "AUSDT", "BUY"));
    }
    // What the killed service had been given when it died, as Redis sees it.
    redis
        .commands()
        .xreadgroup(
            Consumer.from(GROUP, "execution-one"),
            XReadArgs.Builder.count(15),
            XReadArgs.StreamOffset.lastConsumed(Bus.INTENTS));
    assertThat(bus.pending()).isEqualTo(15);

    try (ServiceProcess second = ServiceProcess.start(redis.url(), NAMED).awaitReader()) {
      bus.awaitSettled(20);

      assertThat(bus.pending()).isZero();
      assertThat(bus.ledger().keySet()).isSubsetOf("filled", "rate_limited", "not_sent");
      assertThat(bus.venueOrders()).hasSizeGreaterThan(0).hasSize(bus.ended("filled"));
      new HistoryOf(redis).assertSound(5, 60_000);
      assertThat(redis.commands().xinfoConsumers(Bus.INTENTS, GROUP)).hasSize(1);
      assertThat(bus.missing()).isZero();
      assertThat(second.stop()).isZero();
    }
  }

  @Test
  @Tag(Chaos.SHORT)
  void ordersNothingTwiceWhenKilledWithOrdersInFlight() {
    Map<String, String> slow =
        Map.of(
            "CONSUMER_NAME",
            "execution-one",
            "PAPER_FAULTS",
            "latency:3000-3000ms",
            "EXECUTION_LEASE_MS",
            "4000",
            "EXECUTION_FENCE_MS",
            "1000");
    try (ServiceProcess first = ServiceProcess.start(redis.url(), slow).awaitReader()) {
      bus.add(Bus.payload("BTCUSDT", "BUY"));
      Scenario.patiently().until(() -> redis.commands().zcard("quantum:exec:inflight") == 1);
      first.kill();
    }
    try (ServiceProcess second = ServiceProcess.start(redis.url(), slow).awaitReader()) {
      bus.awaitSettled(1);

      // Killed too late on a slow machine, it had sent the order, which then is found.
      bus.assertOrderedOrUnsent();
      assertThat(redis.commands().hlen("quantum:exec:claimed")).isZero();
      assertThat(second.stop()).isZero();
    }
  }

  @Test
  void refusesARedisThatCanLoseWrites() {
    try (ServiceProcess service =
        ServiceProcess.start(redis.url(), Map.of("ALLOW_VOLATILE_REDIS", "false"))) {
      assertThat(service.awaitEnd()).isEqualTo(69);
      assertThat(service.log()).contains("CONFIG SET appendonly yes");
    }
  }

  @Test
  void refusesAWrongConfigurationWithEveryProblem() {
    try (ServiceProcess service =
        ServiceProcess.start(
            redis.url(), Map.of("EXECUTION_RATE_LIMT", "7", "INTENT_MAX_AGE_SEC", "never"))) {
      assertThat(service.awaitEnd()).isEqualTo(64);
      assertThat(service.log())
          .contains("did you mean EXECUTION_RATE_LIMIT?")
          .contains("INTENT_MAX_AGE_SEC: got 'never'");
    }
  }

  @Test
  void printsTheConfigurationInForceAndEnds() {
    try (ServiceProcess service =
        ServiceProcess.start(
            "redis://user:s3cret@127.0.0.1:1",
            Map.of("EXECUTION_RATE_LIMIT", "7"),
            "--check-config")) {
      assertThat(service.awaitEnd()).isZero();
      assertThat(service.log())
          .contains("order limit = 7 per 60000 ms", "redis = 127.0.0.1:1/0")
          .doesNotContain("s3cret");
    }
  }
}
