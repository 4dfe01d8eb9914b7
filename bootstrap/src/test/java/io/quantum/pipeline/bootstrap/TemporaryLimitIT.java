package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An operator's limit holds for all instances and ends by itself. */
@Tag(Chaos.SHORT)
final class TemporaryLimitIT {
  private static final Duration RAISE = Duration.ofSeconds(12);
  private static final long WINDOW_MS = 12_000;
  private static final int BURST = 12;

  @Test
  void letsTenLeaveForATimeThenFiveAgainWhicheverInstanceReads() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess first = scenario.reader(settings("execution-one"));
      ServiceProcess second = scenario.starting(settings("execution-two")).awaitReady();

      scenario.limit(10, RAISE);
      burst(scenario, 0);
      assertThat(scenario.bus.ledger()).isEqualTo(outcomes(10, 2));

      first.kill();
      scenario.theDeadAreForgotten();
      second.awaitReader();
      passes(scenario, WINDOW_MS);
      burst(scenario, 1);
      assertThat(scenario.bus.ledger()).as("the raise is over").isEqualTo(outcomes(15, 9));

      passes(scenario, WINDOW_MS);
      scenario.limit(10, RAISE);
      burst(scenario, 2);
      assertThat(scenario.bus.ledger()).as("raised again").isEqualTo(outcomes(25, 11));
      new HistoryOf(scenario.redis).assertSound(10, WINDOW_MS);
      assertThat(second.stop()).isZero();
    }
  }

  private static Map<String, String> settings(String name) {
    return Scenario.unhurried(
        "CONSUMER_NAME",
        name,
        "EXECUTION_RATE_LIMIT",
        "5",
        "EXECUTION_WINDOW_MS",
        Long.toString(WINDOW_MS));
  }

  private static void burst(Scenario scenario, int number) {
    List<String> intents =
        "ABCDEFGHIJKL"
            .chars()
            .mapToObj(letter -> "%c%cAUSDT".formatted('A' + number, letter))
            .map(symbol -> Bus.payload(symbol, "BUY"))
            .toList();
    assertThat(intents).hasSize(BURST);
    scenario.addTogether(intents);
    scenario.awaitAllEnded();
  }

  private static Map<String, String> outcomes(int filled, int limited) {
    return Map.of("filled", "" + filled, "rate_limited", "" + limited);
  }

  // By the clock of Redis, which is the one that the window goes by.
  private static void passes(Scenario scenario, long millis) {
    long until = scenario.now() + millis + 10;
    Scenario.patiently().until(() -> scenario.now() > until);
  }
}
