package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody writes values under our keys that are none: the safe side counts, and they are named.
 */
@Tag(Chaos.SHORT)
final class PlantedValuesIT {
  private static final String OVERRIDE = "quantum:exec:limit_override";
  private static final String STATE = "quantum:safety:trading_state";
  private static final int BURST = 12;

  @ParameterizedTest
  @ValueSource(strings = {"1e9", "0x10", "inf"})
  void letsNoMoreLeaveThanTheOwnLimit(String limit) {
    try (Scenario scenario = Scenario.begin()) {
      scenario.commands().set(OVERRIDE, limit);
      ServiceProcess service =
          scenario.reader(
              Scenario.quick("EXECUTION_RATE_LIMIT", "5", "EXECUTION_WINDOW_MS", "60000"));

      scenario.addTogether(burst());
      scenario.awaitAllEnded();

      // On a busy machine an order may be given up unsent; more than five never arrive.
      assertThat(scenario.commands().xlen("quantum:stream:paper.orders")).isLessThanOrEqualTo(5);
      assertThat(scenario.bus.ledger()).containsKey("rate_limited");
      Scenario.patiently()
          .untilAsserted(
              () ->
                  assertThat(service.get("/health").body())
                      .contains(
                          "degraded", OVERRIDE + " cannot be read", "0 to 1000000 in digits"));
      assertThat(service.log()).contains("VALUE UNREADABLE: " + OVERRIDE);
    }
  }

  @Test
  void liftsNoHaltByAnEndThatIsNone() {
    try (Scenario scenario = Scenario.begin()) {
      scenario.commands().hset(STATE, Map.of("state", "HALTED", "until", "-inf"));
      ServiceProcess service = scenario.reader(Scenario.quick());

      scenario.addTogether(burst());
      scenario.awaitAllEnded();

      assertThat(scenario.bus.ledger()).isEqualTo(Map.of("halted", "" + BURST));
      Scenario.patiently()
          .untilAsserted(
              () ->
                  assertThat(service.get("/health").body())
                      .contains("degraded", STATE + " until cannot be read"));
    }
  }

  @Test
  void takesTheLeaseAtOnceThoughTheClockWasSetBackByAnHour() {
    try (Scenario scenario = Scenario.begin()) {
      scenario.reader(Scenario.quick()).kill();
      String hourAhead = Long.toString(scenario.now() + 3_608_000);
      scenario.commands().hset("quantum:exec:reader", "until", hourAhead);
      scenario.commands().pexpire("quantum:exec:instance:execution-one", 3_610_000);

      scenario.reader(Scenario.quick());
      scenario.addTogether(List.of(Bus.payload("AAAUSDT", "BUY")));
      scenario.awaitAllEnded();

      assertThat(scenario.bus.settled()).isEqualTo(1);
    }
  }

  private static List<String> burst() {
    return IntStream.range(0, BURST)
        .mapToObj(i -> Bus.payload("AA" + (char) ('A' + i) + "USDT", "BUY"))
        .toList();
  }
}
