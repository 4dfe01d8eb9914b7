package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Redis is given older data than it had acknowledged, while the services that remember live. */
@Tag(Chaos.SHORT)
final class RedisGoesBackIT {

  @RepeatedTest(3)
  void haltsBeforeAnIntentCouldBeOrderedTwice() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess reader = scenario.reader(Scenario.quick("CONSUMER_NAME", "execution-one"));
      ServiceProcess standBy =
          scenario.starting(Scenario.quick("CONSUMER_NAME", "execution-two")).awaitReady();
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.bus.awaitSettled(1);
      reader.stall();
      standBy.stall();
      String entry = scenario.bus.add(Bus.payload("BBBUSDT", "BUY"));
      Path older = scenario.redis.copyOfData();
      reader.goOn();
      standBy.goOn();
      scenario.bus.awaitSettled(2);

      scenario.redis.killAndPutBack(older);

      Scenario.patiently()
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(scenario.tradingState())
                      .containsEntry("state", "HALTED")
                      .containsEntry("by", "execution")
                      .containsEntry("reason", "DATA_LOSS"));
      scenario.bus.awaitSettled(2);
      assertThat(scenario.bus.ledger())
          .containsOnly(Map.entry("filled", "1"), Map.entry("halted", "1"));
      Set<String> ends =
          scenario
              .logs()
              .lines()
              .filter(line -> line.contains("entry_id=" + entry))
              .collect(Collectors.toSet());
      assertThat(ends)
          .as("what the services have written of the intent that was ordered before")
          .filteredOn(line -> line.contains("filled"))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(scenario.bus.venueOrders()).as("what the venue has after the loss").hasSize(1);
      assertThat(scenario.logs()).contains("DATA LOST");
    }
  }
}
