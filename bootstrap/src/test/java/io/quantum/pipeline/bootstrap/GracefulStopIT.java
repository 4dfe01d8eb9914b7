package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.FaultyLink;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGTERM while an order is on its way: it ends with 0 and soon, and nothing is forgotten. */
@Tag(Chaos.SHORT)
final class GracefulStopIT {

  /** What is promised are 15 s; a busy machine may let a process wait that has done its work. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void recordsAnOrderThatTheVenueAnswersInTime() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service =
          scenario.reader(Scenario.unhurried("PAPER_FAULTS", "latency:900-900ms"));
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.awaitInFlight(1);

      assertStops(service);

      assertThat(scenario.bus.ledger()).containsOnly(Map.entry("filled", "1"));
      scenario.assertSound();
    }
  }

  @Test
  void leavesAnOrderThatTakesTooLongToTheNextStart() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service =
          scenario.reader(Scenario.quick("PAPER_FAULTS", "latency:20000-20000ms"));
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.awaitInFlight(1);

      assertStops(service);
      assertThat(scenario.bus.settled()).isZero();

      scenario.reader(Scenario.quick());
      scenario.awaitAllEnded();
      assertThat(scenario.bus.ledger()).containsOnly(Map.entry("not_sent", "1"));
      scenario.assertSound();
    }
  }

  @ParameterizedTest(name = "Redis falls silent at {0}: {1}")
  @CsvSource({"venue_admit, not_sent", "finalise, filled"})
  void endsWhenRedisIsSilentAsWell(String step, String outcome) {
    try (Scenario scenario = Scenario.begin();
        FaultyLink link = FaultyLink.to(scenario.redis.port())) {
      link.once(FaultyLink.script(step), FaultyLink.Harm.DELAY_BEFORE);
      ServiceProcess service = scenario.starting(link.url(), Scenario.quick()).awaitReader();
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      Scenario.patiently().until(link::isHolding);

      assertStops(service);
      link.reset();
      link.release();
      assertThat(scenario.bus.settled()).isZero();
      assertThat(scenario.commands().zcard("quantum:exec:inflight")).isEqualTo(1);
      scenario.theDeadAreForgotten();

      scenario.reader(Scenario.quick());
      scenario.awaitAllEnded();
      assertThat(scenario.bus.ledger()).containsOnly(Map.entry(outcome, "1"));
      scenario.assertSound();
    }
  }

  private static void assertStops(ServiceProcess service) {
    long asked = System.nanoTime();
    assertThat(service.stop()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LIMIT);
  }
}
