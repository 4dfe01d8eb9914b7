package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code /metrics} of a real service, and what its HTTP server refuses. */
@Tag(Chaos.SHORT)
final class MetricsIT {
  private static final HttpClient WEB = HttpClient.newHttpClient();

  @Test
  void countsWhatBecameOfIntents() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.unhurried());
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.bus.add("{not json");
      scenario.bus.add("[]");
      scenario.bus.add("{\"symbol\":\"AAAUSDT\"}");
      scenario.awaitAllEnded();
      Scenario.patiently()
          .untilAsserted(
              () ->
                  assertThat(metrics(service))
                      .contains(
                          "quantum_intent_outcomes_total{outcome=\"filled\"} 1.0",
                          "quantum_intent_outcomes_total{outcome=\"invalid\"} 3.0",
                          "trade_intent_validation_failures_total{code=\"MALFORMED_JSON\"} 1.0",
                          "trade_intent_validation_failures_total{code=\"MISSING\"} 1.0",
                          "trade_intent_parse_errors_total 2.0",
                          "trade_intent_schema_mismatches_total 0.0",
                          "quantum_claim_seconds_count 1",
                          "quantum_intent_to_order_seconds_count 1",
                          "quantum_redis_up 1.0"));
      assertThat(metrics(service)).anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
      assertThat(metrics(service)).contains("quantum_claim_seconds_bucket{le=\"+Inf\"} 1");
    }
  }

  @Test
  void showsTheGroupAsItIsNow() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.quick());
      assertThat(metrics(service))
          .contains(
              "quantum_group_waiting_entries 0.0",
              "quantum_group_pending_entries 0.0",
              "quantum_trading_state{state=\"ACTIVE\"} 1.0")
          .noneMatch(line -> line.startsWith("quantum_group_oldest_waiting"));
      // It takes two looks to be sure.
      Scenario.patiently()
          .untilAsserted(
              () -> assertThat(metrics(service)).contains("quantum_group_lost_entries_total 0.0"));

      scenario.halt();
      scenario.bus.add(Bus.payload("AAAUSDT", "CLOSE"));
      Scenario.patiently()
          .untilAsserted(
              () ->
                  assertThat(metrics(service))
                      .contains(
                          "quantum_trading_state{state=\"HALTED\"} 1.0",
                          "quantum_trading_state{state=\"ACTIVE\"} 0.0",
                          "quantum_group_pending_entries 1.0"));
    }
  }

  @Test
  void showsOnStandbyWhatTheReaderLeavesWaiting() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess standby = scenario.standbyBehindAnIdleReader();

      String id = scenario.bus.add(Bus.payload("AAAUSDT", "CLOSE"));
      scenario.bus.add(Bus.payload("BBBUSDT", "CLOSE"));

      BigDecimal seconds = new BigDecimal(id.replaceFirst("-.*", "")).movePointLeft(3);
      assertThat(metrics(standby))
          .contains("quantum_group_waiting_entries 2.0")
          .filteredOn(line -> line.startsWith("quantum_group_oldest_waiting_timestamp_seconds "))
          .singleElement()
          .satisfies(
              line -> assertThat(new BigDecimal(line.split(" ")[1])).isEqualByComparingTo(seconds));
    }
  }

  @Test
  void hasNoSampleForWhatIsUnknown() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.quick());

      scenario.redis.kill();

      assertThat(metrics(service))
          .contains("quantum_redis_up 0.0")
          .noneMatch(
              line ->
                  line.startsWith("quantum_group_")
                      || line.startsWith("quantum_trading_state")
                      || line.startsWith("quantum_orders_in_window"));
    }
  }

  @Test
  void tellsThatRedisIsAwayFromTheFirstMomentOn() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (Scenario scenario = Scenario.beforeRedis()) {
      ServiceProcess service =
          scenario.starting(Scenario.quick("SERVICE_PORT", Integer.toString(port)));
      service.awaitLog("START: waiting for Redis");

      HttpResponse<String> health = get(port, "/health");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("not ready", "cannot be reached");
      assertThat(get(port, "/metrics").body().lines()).contains("quantum_redis_up 0.0");

      scenario.redis.start();
      service.awaitReader();
      assertThat(service.health()).isEqualTo(200);
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void answersNoOtherMethodThanGetAndHead() throws IOException, InterruptedException {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.quick());
      for (String path : List.of("/health", "/metrics", "/stats", "/")) {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
          HttpResponse<String> answer =
              WEB.send(
                  HttpRequest.newBuilder(URI.create("http://" + service.http() + path))
                      .method(method, HttpRequest.BodyPublishers.ofString("HALTED"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
          assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
          assertThat(answer.headers().map()).containsEntry("allow", List.of("GET, HEAD"));
        }
      }
    }
  }

  @Test
  void answersAlthoughOthersNeverFinishTheirRequest() throws IOException {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.quick());
      URI address = URI.create("http://" + service.http());
      try (Socket one = new Socket(address.getHost(), address.getPort());
          Socket two = new Socket(address.getHost(), address.getPort())) {
        for (Socket slow : List.of(one, two)) {
          slow.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(service.health()).isEqualTo(200);
      }
    }
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return WEB.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> metrics(ServiceProcess service) {
    HttpResponse<String> answer = service.get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of("text/plain; version=0.0.4; charset=utf-8"));
    return answer.body().lines().toList();
  }
}
