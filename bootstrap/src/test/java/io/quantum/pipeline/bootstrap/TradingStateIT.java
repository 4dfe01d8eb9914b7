package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closes outlast a halt, whatever happens meanwhile. */
@Tag(Chaos.SHORT)
final class TradingStateIT {
  private static final List<String> SYMBOLS =
      List.of("AAAUSDT", "BBBUSDT", "CCCUSDT", "DDDUSDT", "EEEUSDT");

  @Test
  void fillsClosesThatWereHeldThroughEightKills() {
    killWhileHeld(8, Long.getLong("chaos.seed", 4_001));
  }

  @Test
  @Tag(Chaos.LONG)
  void fillsClosesThatWereHeldThroughManyKills() {
    killWhileHeld(100, Long.getLong("chaos.seed", System.nanoTime()));
  }

  private static void killWhileHeld(int kills, long seed) {
    Random random = new Random(seed);
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.unhurried());
      openPositions(scenario);
      scenario.halt();
      SYMBOLS.forEach(symbol -> scenario.bus.add(Bus.payload(symbol, "CLOSE")));
      Scenario.patiently().until(() -> scenario.bus.pending() == SYMBOLS.size());

      for (int kill = 0; kill < kills; kill++) {
        service.kill();
        scenario.theDeadAreForgotten();
        service = scenario.starting(Scenario.quick()).awaitReady();
        // Anywhere between its first look at what is pending and its ease. Each third one lives
        // until it has decided: five in a row that do not would put the closes aside.
        Duration life = Duration.ofMillis(random.nextInt(600));
        await().pollDelay(life).until(() -> true);
        if (kill % 3 == 2) {
          service.awaitReader();
          Scenario.patiently().until(() -> scenario.commands().hlen("quantum:exec:attempts") == 0);
        }
      }
      scenario.resume();

      scenario.awaitAllEnded();
      assertThat(scenario.bus.ledger()).as("seed %d", seed).containsOnly(Map.entry("filled", "10"));
      assertThat(scenario.commands().hlen("quantum:paper:position")).isZero();
      scenario.assertSound();
    }
  }

  @Test
  void endsAHaltWithAnEndByItself() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.unhurried());
      openPositions(scenario);
      long until = scenario.haltFor(Duration.ofSeconds(10)).toEpochMilli();
      scenario.bus.add(Bus.payload("AAAUSDT", "CLOSE"));
      scenario.bus.add(Bus.payload("FFFUSDT", "BUY"));

      scenario.bus.awaitSettled(6);
      String health = service.get("/health").body();
      if (scenario.now() < until) {
        assertThat(health).contains("HALTED");
      }
      scenario.awaitAllEnded();

      assertThat(scenario.bus.ledger())
          .containsOnly(Map.entry("filled", "6"), Map.entry("halted", "1"));
      String closed = scenario.bus.venueOrders().get(5).getId();
      assertThat(Long.parseLong(closed.substring(0, closed.indexOf('-'))))
          .as("when the close reached the venue")
          .isGreaterThanOrEqualTo(until);
      assertThat(scenario.tradingState()).containsEntry("state", "HALTED");
      assertThat(service.get("/health").body()).doesNotContain("HALTED");
      scenario.assertSound();
      assertThat(service.stop()).isZero();
    }
  }

  private static void openPositions(Scenario scenario) {
    SYMBOLS.forEach(symbol -> scenario.bus.add(Bus.payload(symbol, "BUY")));
    scenario.awaitAllEnded();
  }
}
