package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Consumer;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two executors on one group would each get a part of the intents. */
@Tag(Chaos.SHORT)
final class ForeignExecutorIT {
  private static final int REDIS_UNUSABLE = 69;

  @Test
  void refusesToStartBesideAStrangerAndNamesIt() {
    try (Scenario scenario = Scenario.begin()) {
      scenario
          .commands()
          .xgroupCreate(
              StreamOffset.from(Bus.INTENTS, "0"),
              Scenario.GROUP,
              XGroupCreateArgs.Builder.mkstream());
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      readAs(scenario, "python-worker-4711");

      ServiceProcess service = scenario.starting(Scenario.quick());

      assertThat(service.awaitEnd()).isEqualTo(REDIS_UNUSABLE);
      assertThat(service.log()).contains("python-worker-4711");
      assertThat(scenario.bus.pending()).as("left to whom it belongs").isEqualTo(1);
      assertThat(scenario.bus.venueOrders()).isEmpty();
    }
  }

  @Test
  void takesADeadPredecessorAndADeadSisterForNoStranger() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess first = scenario.reader(Scenario.quick("CONSUMER_NAME", "execution-one"));
      scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
      scenario.awaitAllEnded();
      first.kill();
      scenario.theDeadAreForgotten();
      scenario.reader(Scenario.quick("CONSUMER_NAME", "execution-one")).kill();
      scenario.theDeadAreForgotten();

      ServiceProcess sister = scenario.reader(Scenario.quick("CONSUMER_NAME", "execution-two"));

      assertThat(sister.log()).doesNotContain("STRANGER");
      assertThat(sister.stop()).isZero();
    }
  }

  @Test
  void saysSoWhenAStrangerComesLater() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Scenario.quick());
      Scenario.patiently()
          .until(() -> service.get("/health").body().contains("\"status\":\"healthy\""));

      // A read that finds nothing makes no consumer known on Redis 7.0; this does.
      scenario
          .commands()
          .xgroupCreateconsumer(Bus.INTENTS, Consumer.from(Scenario.GROUP, "python-worker-4711"));

      Scenario.patiently()
          .untilAsserted(
              () ->
                  assertThat(service.get("/health").body())
                      .contains("\"status\":\"degraded\"")
                      .contains("python-worker-4711"));
      service.awaitLog("STRANGER");
      assertThat(service.stop()).isZero();
    }
  }

  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  private static void readAs(Scenario scenario, String name) {
    scenario
        .commands()
        .xreadgroup(Consumer.from(Scenario.GROUP, name), StreamOffset.lastConsumed(Bus.INTENTS));
  }
}
