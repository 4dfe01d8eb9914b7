package io.quantum.pipeline.bootstrap;

import static io.quantum.pipeline.bootstrap.Scenario.patiently;
import static io.quantum.pipeline.bootstrap.Scenario.quick;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders of which nothing was heard, at a venue that takes its time to say what became of them. */
final class SlowLookupsIT {
  private static final String IN_FLIGHT = "quantum:exec:inflight";
  private static final List<String> EIGHT =
      List.of(
          "AAAUSDT", "BBBUSDT", "CCCUSDT", "DDDUSDT", "EEEUSDT", "FFFUSDT", "GGGUSDT", "HHHUSDT");

  @Test
  void endsEightOrdersAndKeepsUpTheSignOfPresence() {
    try (Scenario scenario = Scenario.begin()) {
      String[] slow = {
        "PAPER_FAULTS", "latency:60000-60000ms,lookup-latency:1500-1500ms", "CONSUMER_NAME", "first"
      };
      ServiceProcess first = scenario.reader(quick(slow));
      EIGHT.forEach(symbol -> scenario.bus.add(Bus.payload(symbol, "BUY")));
      scenario.awaitInFlight(EIGHT.size());
      first.kill();
      scenario.theDeadAreForgotten();

      ServiceProcess next =
          scenario.reader(
              quick("PAPER_FAULTS", "lookup-latency:1500-1500ms", "CONSUMER_NAME", "next"));
      // An entry of its own shows that reading goes on, a CLOSE that its symbol is free again.
      scenario.bus.add(Bus.payload("AAAUSDT", "CLOSE"));
      scenario.bus.add(Bus.payload("ZZZUSDT", "BUY"));
      patiently()
          .until(
              () -> {
                assertThat(scenario.commands().exists("quantum:exec:instance:next")).isOne();
                return scenario.bus.settled() == EIGHT.size() + 2;
              });

      assertThat(scenario.bus.ledger())
          .isEqualTo(Map.of("not_sent", "8", "filled", "1", "rejected", "1"));
      assertThat(next.log()).contains("outcome=not_sent").doesNotContain("HOUSEKEEPING");
      scenario.assertSound();
      assertThat(next.stop()).isZero();
    }
  }

  @Test
  void stopsInTimeAndKeepsTheCountWhileTheVenueIsBeingAsked() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess first = scenario.reader(quick("PAPER_FAULTS", "latency:60000-60000ms"));
      scenario.bus.add(Bus.payload("BTCUSDT", "BUY"));
      scenario.awaitInFlight(1);
      first.kill();
      scenario.theDeadAreForgotten();
      ServiceProcess slow = scenario.reader(quick("PAPER_FAULTS", "lookup-latency:1500-1500ms"));
      String record = "quantum:exec:order:" + scenario.commands().zrange(IN_FLIGHT, 0, 0).get(0);
      patiently().until(() -> "2".equals(scenario.commands().hget(record, "absences")));

      assertThat(slow.stop()).isZero();

      assertThat(scenario.commands().hget(record, "absences")).isIn("2", "3");
      scenario.reader(quick());
      scenario.awaitAllEnded();
      assertThat(scenario.bus.ledger()).isEqualTo(Map.of("not_sent", "1"));
    }
  }
}
