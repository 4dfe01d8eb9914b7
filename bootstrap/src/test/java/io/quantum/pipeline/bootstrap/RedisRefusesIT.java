package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.quantum.pipeline.adapter.redis.FaultyLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Redis answers, but refuses what matters, while an order is on its way: before the venue has it,
 * and between the venue's answer and its record.
 */
@Tag(Chaos.SHORT)
final class RedisRefusesIT {
  private static final Duration HELD = Duration.ofMillis(2_500);

  /** What Redis may say, and how that begins and ends. */
  private enum Trouble {
    OUT_OF_MEMORY(
        redis -> redis.configSet("maxmemory", "1"), redis -> redis.configSet("maxmemory", "0")),
    NO_REPLICA_TO_WRITE_TO(
        redis -> redis.configSet("min-replicas-to-write", "1"),
        redis -> redis.configSet("min-replicas-to-write", "0")),
    READ_ONLY(redis -> redis.replicaof("127.0.0.1", 1), RedisCommands::replicaofNoOne),
    PAUSED(redis -> redis.clientPause(HELD.toMillis() + 500), RedisCommands::ping),
    BUSY(
        redis -> redis.eval("while true do end", ScriptOutputType.STATUS),
        RedisCommands::scriptKill);

    private final Consumer<RedisAsyncCommands<String, String>> begin;
    private final Consumer<RedisCommands<String, String>> end;

    Trouble(
        Consumer<RedisAsyncCommands<String, String>> begin,
        Consumer<RedisCommands<String, String>> end) {
      this.begin = begin;
      this.end = end;
    }
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void losesAndRepeatsNothing(Trouble trouble) {
    try (Scenario scenario = Scenario.begin();
        FaultyLink link = FaultyLink.to(scenario.redis.port());
        StatefulRedisConnection<String, String> cause = scenario.redis.connect();
        StatefulRedisConnection<String, String> cure = scenario.redis.connect()) {
      scenario.commands().configSet("busy-reply-threshold", "200");
      ServiceProcess service = scenario.starting(link.url(), Scenario.quick()).awaitReader();

      for (String step : List.of("venue_admit", "finalise")) {
        CountDownLatch begun = new CountDownLatch(1);
        link.once(
            moment(
                FaultyLink.script(step),
                () -> {
                  trouble.begin.accept(cause.async());
                  begun.countDown();
                }),
            FaultyLink.Harm.CUT_BEFORE);
        scenario.addTogether(
            IntStream.range(0, 12)
                .mapToObj(i -> Bus.payload("T" + (char) ('A' + i) + "AUSDT", "BUY"))
                .toList());
        Scenario.patiently().until(() -> begun.getCount() == 0);
        await()
            .during(HELD)
            .atMost(HELD.plusSeconds(60))
            .pollInterval(Duration.ofMillis(100))
            .until(service::isAlive);
        trouble.end.accept(cure.sync());

        scenario.awaitAllEnded();
        scenario.assertSound();
      }
      assertThat(scenario.bus.venueOrders()).as("orders in spite of it").isNotEmpty();
      assertThat(service.stop()).isZero();
    }
  }

  // Does something at the moment at which a command is about to reach the server; harms nothing.
  private static Predicate<List<byte[]>> moment(Predicate<List<byte[]>> command, Runnable then) {
    AtomicBoolean done = new AtomicBoolean();
    return words -> {
      if (command.test(words) && done.compareAndSet(false, true)) {
        then.run();
      }
      return false;
    };
  }
}
