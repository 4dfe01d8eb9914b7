package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else removes what the service builds on. */
@Tag(Chaos.SHORT)
final class DataLossIT {
  private static final Map<String, String> SETTINGS = Scenario.unhurried();

  @Test
  void countsEntriesTrimmedBeforeTheyWereReadAsLost() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess first = scenario.reader(SETTINGS);
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.bus.awaitSettled(1);
      assertThat(first.stop()).isZero();

      for (int i = 0; i < 10; i++) {
        scenario.bus.add(Bus.payload("U" + (char) ('A' + i) + "AUSDT", "BUY"));
      }
      scenario.commands().xtrim(Bus.INTENTS, 4);
      assertThat(scenario.backlog().lost().number()).hasValue(6);

      ServiceProcess second = scenario.reader(SETTINGS);
      scenario.bus.awaitSettled(5);
      assertThat(scenario.bus.ledger())
          .as("what nobody has read is lost, not settled")
          .containsOnly(Map.entry("filled", "5"));
      scenario.assertSound();
      assertThat(second.stop()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"execution-one", "execution-two"})
  void endsPendingEntriesWithoutABodyAsLostTrimmed(String successor) {
    try (Scenario scenario = Scenario.begin()) {
      scenario.halt();
      ServiceProcess first = scenario.reader(Scenario.quick("CONSUMER_NAME", "execution-one"));
      for (int i = 0; i < 5; i++) {
        scenario.bus.add(Bus.payload("P" + (char) ('A' + i) + "AUSDT", "CLOSE"));
      }
      Scenario.patiently().until(() -> scenario.bus.pending() == 5);
      first.kill();
      scenario.commands().xtrim(Bus.INTENTS, 2);
      scenario.theDeadAreForgotten();

      ServiceProcess second = scenario.reader(Scenario.quick("CONSUMER_NAME", successor));
      scenario.bus.awaitSettled(3);
      assertThat(scenario.bus.ledger()).containsOnly(Map.entry("lost_trimmed", "3"));
      second.awaitLog("LOST");

      scenario.resume();
      scenario.bus.awaitSettled(5);
      assertThat(scenario.bus.ledger())
          .containsOnly(Map.entry("lost_trimmed", "3"), Map.entry("rejected", "2"));
      scenario.assertSound();
      assertThat(second.stop()).isZero();
    }
  }

  @Test
  void healsAGroupDestroyedUnderLoadWithoutASecondOrder() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.quick("PAPER_FAULTS", "latency:0-60ms"));
      try (Load load = Load.on(scenario.redis)) {
        for (int loss = 1; loss <= 4; loss++) {
          scenario.awaitMoreEnded(20);
          scenario.commands().xgroupDestroy(Bus.INTENTS, Scenario.GROUP);
          String lost = Integer.toString(loss + 1);
          Scenario.patiently()
              .until(() -> lost.equals(scenario.commands().hget("quantum:exec:anchor", "created")));
        }
        load.stop();
      }
      String last = scenario.bus.add(Bus.payload("ZZZUSDT", "BUY"));

      scenario.awaitHandled(last);
      scenario.assertSoundAcrossALoss();
      service.awaitLog("GROUP LOST");
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void goesOnWhenTheStreamIsDeletedUnderLoad() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.quick("PAPER_FAULTS", "latency:0-60ms"));
      try (Load load = Load.on(scenario.redis)) {
        for (int loss = 1; loss <= 3; loss++) {
          scenario.awaitMoreEnded(20);
          scenario.commands().del(Bus.INTENTS);
        }
        load.stop();
      }
      String last = scenario.bus.add(Bus.payload("ZZZUSDT", "BUY"));

      scenario.awaitHandled(last);
      scenario.assertSoundAcrossALoss();
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void haltsWhenAllDataAreGoneUntilAnOperatorResumes() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(SETTINGS);
      List<String> intents = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        intents.add(Bus.payload("F" + (char) ('A' + i) + "AUSDT", "BUY"));
      }
      intents.forEach(scenario.bus::add);
      scenario.bus.awaitSettled(10);
      assertThat(scenario.bus.venueOrders()).hasSize(10);

      scenario.commands().flushall();
      intents.forEach(scenario.bus::add);
      scenario.bus.add(Bus.payload("FAAUSDT", "CLOSE"));

      assertHaltedForDataLoss(scenario);
      scenario.bus.awaitSettled(10);
      assertThat(scenario.bus.ledger()).containsOnly(Map.entry("halted", "10"));
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(60))
          .until(() -> scenario.bus.venueOrders().isEmpty() && scenario.bus.pending() == 1);
      service.awaitLog("DATA LOST");
      assertThat(service.get("/health").body()).contains("HALTED");

      scenario.resume();
      scenario.bus.add(Bus.payload("FAAUSDT", "BUY"));
      scenario.bus.awaitSettled(12);
      assertThat(scenario.bus.ledger())
          .containsOnly(
              Map.entry("halted", "10"), Map.entry("filled", "1"), Map.entry("rejected", "1"));
      scenario.assertSound();
      assertThat(service.stop()).isZero();
    }
  }

  @Test
  void haltsTooWhenOnlyAStandByRemembersWhatIsGone() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess reader = scenario.reader(Scenario.quick("CONSUMER_NAME", "execution-one"));
      ServiceProcess standBy =
          scenario.starting(Scenario.quick("CONSUMER_NAME", "execution-two")).awaitReady();
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.bus.awaitSettled(1);
      await()
          .during(Duration.ofSeconds(3)) // a stand-by looks every 2 s
          .atMost(Duration.ofSeconds(60))
          .until(standBy::isAlive);

      reader.kill();
      scenario.commands().flushall();
      scenario.bus.add(Bus.payload("BBBUSDT", "BUY"));

      assertHaltedForDataLoss(scenario);
      scenario.bus.awaitSettled(1);
      assertThat(scenario.bus.ledger()).containsOnly(Map.entry("halted", "1"));
      standBy.awaitLog("DATA LOST");
      assertThat(scenario.bus.venueOrders()).isEmpty();
      assertThat(standBy.stop()).isZero();
    }
  }

  private static void assertHaltedForDataLoss(Scenario scenario) {
    Scenario.patiently()
        .untilAsserted(
            () ->
                assertThat(scenario.tradingState())
                    .containsEntry("state", "HALTED")
                    .containsEntry("by", "execution")
                    .containsEntry("reason", "DATA_LOSS"));
  }
}
