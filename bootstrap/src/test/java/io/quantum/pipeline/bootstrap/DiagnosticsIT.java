package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Diagnostics of the running service: on and off without a restart, bounded, and no decision. */
@Tag(Chaos.SHORT)
final class DiagnosticsIT {
  private static final int MANY = 100_000;

  /** Five seconds on a quiet machine; less than it lasts. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final Duration LASTING = Duration.ofSeconds(25);

  @Test
  void beginsSoonWithoutARestartAndEndsByItself() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Map.of());
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.awaitAllEnded();
      assertThat(service.log()).doesNotContain("[DIAG]", "logger=");

      scenario.diagnose(LASTING);

      Scenario.patiently()
          .atMost(SOON)
          .until(() -> service.log().contains("[DIAG] on logger=io.quantum"));
      String entry = scenario.bus.add(Bus.payload("ABAUSDT", "BUY"));
      service.awaitLog("[DIAG] decided entry=" + entry);
      assertThat(service.log()).contains("decision=may_trade action=BUY symbol=ABAUSDT");
      Scenario.patiently()
          .atMost(Duration.ofSeconds(90))
          .until(() -> service.log().contains("[DIAG] off"));
      scenario.bus.add(Bus.payload("ACAUSDT", "BUY"));
      scenario.awaitAllEnded();
      service.stop();
      List<String> after =
          service.logLines().stream().dropWhile(line -> !line.contains("[DIAG] off")).toList();
      assertThat(after).hasSizeGreaterThan(1);
      assertThat(after.subList(1, after.size()))
          .noneMatch(line -> line.contains("[DIAG]") || line.contains("logger="));
      assertThat(scenario.bus.ledger()).containsEntry("filled", "3");
    }
  }

  @Test
  void writesNothingOffAndFewerThanThreeHundredLinesASecondOn() {
    Map<String, String> quiet =
        drained(
            Map.of(),
            log -> {
              assertThat(log).noneMatch(line -> line.contains("[DIAG]") || line.contains("P0.D"));
            });
    Map<String, String> told =
        drained(
            Map.of("PIPELINE_DIAG", "true"),
            log -> {
              assertThat(log)
                  .anyMatch(line -> line.contains("[DIAG] heartbeat delivered="))
                  .anyMatch(line -> line.contains("[DIAG] decided entry="))
                  .anyMatch(line -> line.contains("[DIAG] ended entry="))
                  .anyMatch(line -> line.contains("[DIAG] suppressed="));
              assertThat(log).allMatch(line -> line.contains(" logger="));
              Map<String, Long> perSecond =
                  log.stream()
                      .collect(
                          Collectors.groupingBy(
                              line -> line.substring(0, 19), TreeMap::new, Collectors.counting()));
              assertThat(perSecond.values()).allMatch(lines -> lines < 300);
            });

    assertThat(told).isEqualTo(quiet);
  }

  // A backlog of old intents with some invalid ones; how it ended.
  private static Map<String, String> drained(
      Map<String, String> settings, java.util.function.Consumer<List<String>> log) {
    try (Scenario scenario = Scenario.begin()) {
      publish(scenario.redis);
      ServiceProcess service = scenario.reader(settings);
      scenario.awaitAllEnded();
      service.stop();
      log.accept(service.logLines());
      return scenario.bus.ledger();
    }
  }

  private static void publish(RedisUnderTest redis) {
    Instant old = Instant.now().minus(Duration.ofHours(1));
    for (int batch = 0; batch < MANY / 1_000; batch++) {
      redis.commands().multi();
      IntStream.range(0, 1_000)
          .forEach(
              i ->
                  redis
                      .commands()
                      .xadd(
                          Bus.INTENTS,
                          Map.of(
                              "event_type",
                              "trade.intent",
                              "payload",
                              i % 10 == 0 ? "{}" : Bus.payload("AAAUSDT", "BUY", old))));
      redis.commands().exec();
    }
  }
}
