package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lettuce.core.Consumer;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.adapter.redis.TradeIntentClient;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real service jar on a real Redis, from publishing to the operator's books. */
final class PipelineEndToEndIT {
  private static final Map<String, String> UNLIMITED =
      Map.of("EXECUTION_RATE_LIMIT", "1000", "EXECUTION_SYMBOL_INTERVAL_SEC", "0");
  private static final Pattern LINE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2},\\d{3} \\| (INFO|WARNING|ERROR) \\| .+");

  private RedisUnderTest redis;
  private Bus bus;

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    bus = new Bus(redis);
  }

  @Test
  void carriesIntentsOfBothKindsOfPublisherToTheVenue() {
    TradeIntent intent = Intents.buy("ETHUSDT").madeAt(Instant.now()).build();
    try (ServiceProcess service = service(Map.of());
        TradeIntentClient client = client()) {
      bus.add(Bus.payload("BTCUSDT", "BUY"));
      PublishOutcome first = client.publish(intent, "java");
      PublishOutcome again = client.publish(intent, "java");
      bus.awaitSettled(2);

      assertThat(first).isInstanceOf(PublishOutcome.Published.class);
      assertThat(again).isInstanceOf(PublishOutcome.Already.class);
      assertThat(bus.venueOrders())
          .extracting(order -> order.getBody().get("symbol"))
          .containsExactlyInAnyOrder("BTCUSDT", "ETHUSDT");
      assertThat(bus.results()).hasSize(2).allSatisfy(PipelineEndToEndIT::hasTenKeys);
      assertThat(bus.missing()).isZero();
      assertThat(service.stop()).isZero();
      assertThat(service.logLines()).allMatch(line -> LINE.matcher(line).matches());
    }
  }

  private static void hasTenKeys(StreamMessage<String, String> result) {
    JsonNode payload = Bus.json(result.getBody().get("payload"));
    List<String> keys = new ArrayList<>();
    payload.fieldNames().forEachRemaining(keys::add);
    assertThat(keys)
        .containsExactlyInAnyOrder(
            "symbol",
            "action",
            "entry_price",
            "position_size_usd",
            "leverage",
            "timestamp",
            "order_id",
            "status",
            "slippage_pct",
            "fee_usd");
    assertThat(payload.get("status").asText()).isEqualTo("filled");
    assertThat(payload.get("entry_price").isNumber()).isTrue();
    assertThat(payload.get("order_id").asText()).matches("PAPER-[0-9A-F]{12}");
    assertThat(result.getBody())
        .containsKeys("intent_stream_id", "client_order_id", "consumer", "timestamp", "source");
  }

  @Test
  void executesTheSameIntentOnceWhenItIsWrittenTwice() {
    String payload = Bus.payload("BTCUSDT", "BUY");
    try (ServiceProcess service = service(Map.of())) {
      bus.add(payload);
      bus.awaitSettled(1);
      bus.add(payload);
      bus.awaitSettled(2);

      assertThat(bus.venueOrders()).hasSize(1);
      assertThat(bus.ledger()).containsOnly(Map.entry("filled", "1"), Map.entry("duplicate", "1"));
      service.awaitLog("IDEMPOTENCY_SKIP:");
    }
  }

  @Test
  void letsFiveOrdersAMinuteLeaveHoweverManyInstancesRun() {
    for (int i = 0; i < 200; i++) {
      bus.add(Bus.payload(symbol(i), "BUY"));
    }
    try (ServiceProcess one = start("execution-one", Map.of());
        ServiceProcess two = start("execution-two", Map.of())) {
      one.awaitReady();
      two.awaitReady();
      bus.awaitSettled(200);

      // Five in any minute: no more in all, unless the machine takes longer than that.
      assertThat(bus.ledger().keySet()).isSubsetOf("filled", "rate_limited", "not_sent");
      assertThat(bus.venueOrders()).hasSizeGreaterThan(0).hasSize(bus.ended("filled"));
      new HistoryOf(redis).assertSound(5, 60_000);
      assertThat(bus.missing()).isZero();
      Scenario.patiently()
          .untilAsserted(
              () ->
                  assertThat(one.log() + two.log())
                      .contains("\u23f1\ufe0f GLOBAL_RATE_LIMIT: Max 5 orders per minute reached"));
    }
  }

  @Test
  void keepsStreamOrderOfASymbolWithTwoInstances() {
    try (ServiceProcess one = start("execution-one", UNLIMITED);
        ServiceProcess two = start("execution-two", UNLIMITED)) {
      one.awaitReady();
      two.awaitReady();
      for (int i = 0; i < 50; i++) {
        Instant made = Instant.now();
        bus.add(Bus.payload(symbol(i), "BUY", made));
        bus.add(Bus.payload(symbol(i), "CLOSE", made));
      }
      bus.awaitSettled(100);

      bus.assertNoCloseOvertookItsOpening();
      for (int i = 0; i < 50; i++) {
        String symbol = symbol(i);
        assertThat(bus.venueOrders())
            .filteredOn(order -> order.getBody().get("symbol").equals(symbol))
            .extracting(order -> order.getBody().get("side"))
            .isIn(List.of("BUY", "SELL"), List.of("BUY"), List.of());
      }
    }
  }

  @Test
  void refusesSideSinceItsLastDay() {
    bus.add(Bus.payload("BTCUSDT", "BUY").replace("\"action\"", "\"side\""));
    try (ServiceProcess service = service(Map.of())) {
      bus.awaitSettled(1);

      assertThat(bus.deadLetters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.getBody()).containsEntry("dlq_code", "REMOVED"));
      assertThat(bus.venueOrders()).isEmpty();
      service.awaitLog("INVALID_INTENT:");
    }
  }

  @Test
  void namesTheShapeOfAnEntryFromBeforeTheContract() {
    String payload = Bus.payload("BTCUSDT", "BUY");
    bus.add(Map.of("event_type", "trade.intent", "data", payload, "source", "old"));
    bus.add(Map.of("event_type", "trade.intent", "symbol", "BTCUSDT", "source", "older"));
    try (ServiceProcess service = service(Map.of())) {
      bus.awaitSettled(2);

      assertThat(bus.deadLetters())
          .extracting(letter -> letter.getBody().get("dlq_violations"))
          .satisfiesExactly(
              first -> assertThat(first).contains("rename that field to payload"),
              second -> assertThat(second).contains("spread over entry fields"));
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void convertsSideWhileItsLastDayLiesAhead() {
    bus.add(Bus.payload("BTCUSDT", "LONG").replace("\"action\"", "\"side\""));
    try (ServiceProcess service = service(Map.of("SIDE_SUNSET", "2030-01-01"))) {
      bus.awaitSettled(1);

      assertThat(bus.ledger()).containsOnly(Map.entry("filled", "1"));
      service.awaitLog("DEPRECATED_SIDE:");
    }
  }

  @Test
  void neverTurnsAReducingOrderIntoAnOpeningOne() {
    bus.add(Bus.payload("BTCUSDT", "SELL").replace("}", ", \"reduce_only\": true}"));
    try (ServiceProcess service = service(Map.of())) {
      bus.awaitSettled(1);

      assertThat(bus.deadLetters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.getBody()).containsEntry("dlq_code", "CONFLICT"));
      assertThat(bus.venueOrders()).isEmpty();
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void adoptsAGroupWithAHistoryAndStaysConserved() {
    for (int i = 0; i < 20; i++) {
      bus.add(Bus.payload(symbol(i), "BUY"));
    }
    String group = "quantum:group:execution:trade.intent";
    redis
        .commands()
        .xgroupCreate(io.lettuce.core.XReadArgs.StreamOffset.from(Bus.INTENTS, "0"), group);
    readAndAcknowledge(group, 12);
    // Whoever read before has left: the service does not start beside it.
    redis.commands().xgroupDelconsumer(Bus.INTENTS, Consumer.from(group, "someone-else"));
    redis.commands().xtrim(Bus.INTENTS, 10);
    try (ServiceProcess service =
        service(Map.of("EXECUTION_RATE_LIMIT", "1000", "CONSUMER_NAME", "execution-new"))) {
      bus.awaitSettled(8);

      service.awaitLog("GROUP ADOPTED");
      assertThat(bus.missing()).isZero();
    }
  }

  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  private void readAndAcknowledge(String group, int count) {
    redis
        .commands()
        .xreadgroup(
            Consumer.from(group, "someone-else"),
            io.lettuce.core.XReadArgs.Builder.count(count),
            io.lettuce.core.XReadArgs.StreamOffset.lastConsumed(Bus.INTENTS))
        .forEach(message -> redis.commands().xack(Bus.INTENTS, group, message.getId()));
  }

  @Test
  void tellsHealthByProgress() throws IOException, InterruptedException {
    try (ServiceProcess service = service(Map.of())) {
      Scenario.patiently()
          .untilAsserted(() -> assertThat(get(service, "/health").statusCode()).isEqualTo(200));
      JsonNode health = Bus.json(get(service, "/health").body());

      // Degraded, because the Redis under test may lose writes: that is told, not hidden.
      assertThat(health.get("status").asText()).isEqualTo("degraded");
      assertThat(health.get("reasons").toString()).contains("appendonly no");
      assertThat(health.get("waiting").asLong()).isZero();
      assertThat(health.get("role").asText()).isEqualTo("reader");
      assertThat(get(service, "/").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(ServiceProcess service, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + service.http() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private ServiceProcess service(Map<String, String> environment) {
    return ServiceProcess.start(redis.url(), environment).awaitReader();
  }

  private ServiceProcess start(String name, Map<String, String> environment) {
    Map<String, String> named = new java.util.HashMap<>(environment);
    named.put("CONSUMER_NAME", name);
    return ServiceProcess.start(redis.url(), named);
  }

  private TradeIntentClient client() {
    return TradeIntentClient.open(
        RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", redis.url()))));
  }

  private static String symbol(int number) {
    return "A" + (char) ('A' + number / 26) + (char) ('A' + number % 26) + "USDT";
  }
}
