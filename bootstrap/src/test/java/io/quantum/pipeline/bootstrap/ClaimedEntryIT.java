package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.FaultyLink;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Once claimed, an entry is decided by its order alone: what would have stopped it before does not
 * matter any more.
 */
@Tag(Chaos.SHORT)
final class ClaimedEntryIT {

  /** What changes between the kill and the next start. */
  private enum Change {
    HALTED(Map.of()),
    TOO_OLD(Map.of("INTENT_MAX_AGE_SEC", "1")),
    OTHER_SYMBOLS(Map.of("SYMBOL_PATTERN", "^ZZZ$"));

    private final Map<String, String> settings;

    Change(Map<String, String> settings) {
      this.settings = settings;
    }
  }

  @ParameterizedTest(name = "killed before {0}, then {1}: {2}")
  @CsvSource({
    "venue_admit, HALTED, not_sent",
    "venue_admit, TOO_OLD, not_sent",
    "venue_admit, OTHER_SYMBOLS, not_sent",
    "finalise, HALTED, filled",
    "finalise, TOO_OLD, filled",
    "finalise, OTHER_SYMBOLS, filled"
  })
  void endsAsItsOrderDid(String killedBefore, Change change, String outcome) {
    try (Scenario scenario = Scenario.begin();
        FaultyLink link = FaultyLink.to(scenario.redis.port())) {
      link.once(FaultyLink.script(killedBefore), FaultyLink.Harm.DELAY_BEFORE);
      ServiceProcess first = scenario.starting(link.url(), Scenario.quick()).awaitReader();
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.awaitInFlight(1);
      long booked = outcome.equals("filled") ? 1 : 0;
      Scenario.patiently()
          .during(Duration.ofMillis(300))
          .until(() -> link.isHolding() && scenario.bus.venueOrders().size() == booked);
      first.kill();
      link.reset();
      link.release();
      scenario.theDeadAreForgotten();

      if (change == Change.HALTED) {
        scenario.halt();
      }
      Map<String, String> settings = new HashMap<>(Scenario.quick());
      settings.putAll(change.settings);
      ServiceProcess second = scenario.reader(settings);

      scenario.awaitAllEnded();
      assertThat(scenario.bus.ledger()).containsOnly(Map.entry(outcome, "1"));
      assertThat(scenario.bus.venueOrders()).hasSize((int) booked);
      assertThat(scenario.bus.results()).hasSize(1);
      assertThat(scenario.bus.deadLetters()).isEqualTo(List.of());
      scenario.assertSound();
      assertThat(second.stop()).isZero();
    }
  }
}
