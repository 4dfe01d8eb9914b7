package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.adapter.redis.FaultyLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** However often the connections are reset, no thread, connection or file handle stays behind. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "counts what /proc shows")
@Tag(Chaos.SHORT)
final class NothingGrowsIT {
  private static final int WARM_UP = 10;

  /** Three of the service, each made anew at its next use, and the one of the test. */
  private static final int CONNECTIONS = 4;

  /** What a process holds. */
  private record Holdings(long files, long threads, long connections) {
    static Holdings of(Scenario scenario, ServiceProcess service) {
      Path process = Path.of("/proc", Long.toString(service.pid()));
      try (Stream<Path> files = Files.list(process.resolve("fd"));
          Stream<String> status = Files.lines(process.resolve("status"))) {
        return new Holdings(
            files.count(),
            status
                .filter(line -> line.startsWith("Threads:"))
                .mapToLong(line -> Long.parseLong(line.substring(8).strip()))
                .findFirst()
                .orElseThrow(),
            scenario.commands().clientList().lines().count());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  @Test
  void holdsNoMoreAfterSixtyResets() {
    reset(60, Duration.ZERO);
  }

  @Test
  @Tag(Chaos.LONG)
  void holdsNoMoreAfterFiveHundredResetsInTenMinutes() {
    reset(500, Duration.ofMillis(1_200));
  }

  private static void reset(int times, Duration atLeast) {
    try (Scenario scenario = Scenario.begin();
        FaultyLink link = FaultyLink.to(scenario.redis.port())) {
      ServiceProcess service = scenario.starting(link.url(), Scenario.quick()).awaitReader();
      round(scenario, link, WARM_UP, Duration.ZERO);
      Holdings before = Holdings.of(scenario, service);

      round(scenario, link, times, atLeast);

      Scenario.patiently()
          .untilAsserted(
              () -> {
                Holdings after = Holdings.of(scenario, service);
                assertThat(after.files()).as("files").isLessThanOrEqualTo(before.files() + 4);
                // Lanes and look-up threads are made at their first use, and then stay.
                assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 8);
                assertThat(after.connections()).as("connections").isLessThanOrEqualTo(CONNECTIONS);
                // Not at once: the last reset cut every connection, and each comes back by itself.
                assertThat(service.get("/health").body()).doesNotContain("unhealthy");
              });
      scenario.assertSound();
      assertThat(service.stop()).isZero();
    }
  }

  // Each reset meets a service that works again: an order has ended since the one before.
  private static void round(Scenario scenario, FaultyLink link, int times, Duration atLeast) {
    for (int i = 0; i < times; i++) {
      scenario.bus.add(Bus.payload("G" + (char) ('A' + i % 26) + "AUSDT", "BUY"));
      await().pollDelay(atLeast).until(() -> true);
      link.reset();
      scenario.awaitAllEnded();
    }
  }
}
