package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody writes a key of ours as another type. The service ends and says which step found it, or
 * goes on and says in its health what it waits for, or does not need the key; once the key is gone
 * everything ends, once.
 */
@Tag(Chaos.SHORT)
final class PlantedKeysIT {
  private static final String ORDER = "qo2otatv2n57liprvbkcrynp6"; // source demo, intent_id i-1
  private static final int REDIS_UNUSABLE = 69;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream:trade.intent",
        "stream:execution.result",
        "stream:trade.intent.dlq",
        "exec:ledger",
        "exec:inflight",
        "exec:order:" + ORDER,
        "exec:reader",
        "safety:trading_state",
        "paper:order:" + ORDER
      })
  void endsOrHoldsWithItsReason(String key) {
    planted(key, false);
  }

  @ParameterizedTest
  @Tag(Chaos.LONG)
  @MethodSource("allKeys")
  void endsOrHoldsWithItsReasonForEveryKey(String key) {
    planted(key, false);
  }

  @ParameterizedTest
  @Tag(Chaos.LONG)
  @MethodSource("allKeys")
  void endsOrHoldsFromTheStartForEveryKey(String key) {
    planted(key, true);
  }

  static Stream<String> allKeys() {
    return Stream.of(
        "stream:trade.intent",
        "stream:execution.result",
        "stream:trade.intent.dlq",
        "stream:execution.audit",
        "stream:operator.acts",
        "exec:ledger",
        "exec:anchor",
        "exec:claimed",
        "exec:inflight",
        "exec:rate:log",
        "exec:rate:close",
        "exec:order:" + ORDER,
        "exec:symbol:BTCUSDT",
        "exec:busy:BTCUSDT",
        "exec:attempts",
        "exec:reader",
        "exec:instance:execution-one",
        "exec:limits",
        "exec:limit_override",
        "safety:trading_state",
        "safety:safe_mode",
        "paper:order:" + ORDER,
        "paper:position",
        "paper:price",
        "stream:paper.orders");
  }

  private static void planted(String name, boolean beforeTheStart) {
    String key = "quantum:" + name;
    Map<String, String> settings =
        Scenario.quick("CONSUMER_NAME", "execution-one", "EXECUTION_SYMBOL_INTERVAL_SEC", "1");
    try (Scenario scenario = Scenario.begin()) {
      if (beforeTheStart) {
        plant(scenario, key);
      }
      ServiceProcess service = scenario.starting(settings);
      if (!beforeTheStart) {
        service.awaitReader();
        plant(scenario, key);
      }
      if (!name.equals("stream:trade.intent")) {
        publish(scenario);
      }

      Scenario.patiently()
          .ignoreException(UncheckedIOException.class) // asked while it ended
          .untilAsserted(
              () ->
                  assertThat(isExplained(scenario, service))
                      .as("explained: ended, waiting with a reason, or done\n" + service.log())
                      .isTrue());

      scenario.commands().del(key);
      if (name.equals("stream:trade.intent")) {
        publish(scenario);
      }
      HistoryOf history = new HistoryOf(scenario.redis);
      Scenario.patiently()
          .ignoreExceptionsInstanceOf(RedisException.class) // the group is not there yet
          .untilAsserted(
              () -> {
                scenario.startAgainIfEnded(settings);
                if (scenario.tradingState().containsValue("DATA_LOSS")) {
                  scenario.resume();
                }
                assertThat(history.isAtRest()).as(scenario.logs()).isTrue();
                assertThat(scenario.bus.settled()).isPositive();
              });
      history.assertNothingTwice();
    }
  }

  // One of each: with an identity, without an order, and one that closes what the first opened.
  private static void publish(Scenario scenario) {
    scenario.bus.add(
        Map.of(
            "event_type",
            "trade.intent",
            "payload",
            Bus.payload("BTCUSDT", "BUY").replace("{", "{\"intent_id\": \"i-1\", "),
            "source",
            "demo"));
    scenario.bus.add("no payload at all");
    scenario.bus.add(Bus.payload("BTCUSDT", "CLOSE"));
  }

  private static void plant(Scenario scenario, String key) {
    scenario.commands().del(key);
    if (key.contains(":busy:") || key.contains(":instance:") || key.endsWith("override")) {
      scenario.commands().rpush(key, "planted");
    } else {
      scenario.commands().set(key, "planted");
    }
  }

  private static boolean isExplained(Scenario scenario, ServiceProcess service) {
    if (!service.isAlive()) {
      return service.awaitEnd() == REDIS_UNUSABLE && service.log().contains("WRONGTYPE");
    }
    if (!service.log().contains("START: consumer")) {
      return false;
    }
    boolean done =
        scenario.commands().type("quantum:exec:ledger").equals("hash")
            && scenario.commands().type(Bus.INTENTS).equals("stream")
            && scenario.bus.settled() == scenario.commands().xlen(Bus.INTENTS);
    // An order that the venue does not tell about is looked up for ten minutes, then unresolved.
    boolean lookedUp = service.log().contains("ORDER UNKNOWN");
    return done || lookedUp || !service.get("/health").body().contains("\"status\":\"healthy\"");
  }
}
