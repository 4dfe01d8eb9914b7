package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as systemd hears it, over a real socket. */
@Tag(Chaos.SHORT)
final class SupervisedServiceIT {
  private static final long WATCHDOG_MICROS = 1_500_000;

  @TempDir private Path folder;
  private SystemdEar systemd;

  @BeforeEach
  void listen() {
    systemd = new SystemdEar(folder);
  }

  @AfterEach
  void close() {
    systemd.close();
  }

  @Test
  void saysThatItWaitsAndIsReadyOnlyWhenItReads() {
    try (Scenario scenario = Scenario.beforeRedis()) {
      ServiceProcess service = scenario.starting(supervised());
      Scenario.patiently()
          .until(
              () ->
                  systemd.heard().stream().anyMatch(m -> m.startsWith("STATUS=waiting for Redis")));
      assertThat(systemd.heard()).doesNotContain("READY=1", "WATCHDOG=1");

      scenario.redis.start();
      Scenario.patiently().until(() -> systemd.heard().contains("READY=1"));

      // The group is there by then, and the reader has looked.
      assertThat(scenario.commands().xinfoGroups(Bus.INTENTS)).hasSize(1);
      Scenario.patiently()
          .until(() -> systemd.heard().stream().anyMatch(m -> m.startsWith("STATUS=role=")));
      assertThat(service.stop()).isZero();
      Scenario.patiently().until(() -> systemd.heard().contains("STOPPING=1"));
      assertThat(systemd.heard()).containsOnlyOnce("READY=1");
    }
  }

  @Test
  void givesSignsOfLifeThroughAnOutageButNotWhileItStandsStill() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(supervised());
      awaitMoreSigns(2);

      scenario.redis.kill();
      Scenario.patiently()
          .until(
              () ->
                  systemd.heard().stream().anyMatch(m -> m.startsWith("STATUS=waiting for Redis")));
      awaitMoreSigns(2);
      scenario.redis.start();
      awaitMoreSigns(2);

      service.stall();
      // What was sent before is heard by then.
      long heard = scenario.now() + 500;
      Scenario.patiently().until(() -> scenario.now() >= heard);
      int before = signs();
      long until = scenario.now() + 2 * WATCHDOG_MICROS / 1_000;
      Scenario.patiently().until(() -> scenario.now() >= until);
      assertThat(signs()).isEqualTo(before);
      service.goOn();
      awaitMoreSigns(1);
    }
  }

  private Map<String, String> supervised() {
    Map<String, String> settings = new HashMap<>(Scenario.quick());
    settings.putAll(systemd.environment(WATCHDOG_MICROS));
    return settings;
  }

  private void awaitMoreSigns(int more) {
    int wanted = signs() + more;
    Scenario.patiently().until(() -> signs() >= wanted);
  }

  private int signs() {
    List<String> heard = systemd.heard();
    return Collections.frequency(heard, "WATCHDOG=1");
  }
}
