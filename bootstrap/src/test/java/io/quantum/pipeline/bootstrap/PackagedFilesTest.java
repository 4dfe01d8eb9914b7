package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.config.ConfigCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the package installs beside the jar, as files. */
final class PackagedFilesTest {
  private static final Path DIST = Path.of("src", "main", "dist");
  private static final Pattern COMMENTED = Pattern.compile("(?m)^#([A-Z][A-Z0-9_]*)=(.*)$");

  /** For systemd, for tests, or for an embedded server; and the password has a place of its own. */
  private static final Set<String> NOT_OFFERED =
      Set.of(
          "NOTIFY_SOCKET",
          "WATCHDOG_USEC",
          "EXECUTION_WINDOW_MS",
          "EXECUTION_LEASE_MS",
          "EXECUTION_FENCE_MS",
          "PAPER_FAULTS",
          "QUANTUM_HOME",
          "REDIS_PASSWORD_FILE");

  @Test
  void setsNothingByItself() {
    assertThat(lines("execution.env")).allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  @Test
  void offersEveryName() {
    Set<String> offered =
        COMMENTED
            .matcher(text("execution.env"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    ConfigCheck check = new ConfigCheck(Map.of());
    PipelineConfig.read(check, Path.of("/nowhere"));
    Set<String> known = new TreeSet<>(check.shown().keySet());
    known.removeAll(NOT_OFFERED);
    assertThat(offered).isEqualTo(known);
  }

  @Test
  void offersTheDefaultsThatHold() {
    Map<String, String> offered =
        COMMENTED
            .matcher(text("execution.env"))
            .results()
            .filter(found -> !found.group(2).isEmpty())
            .filter(found -> !found.group(1).equals("CONSUMER_NAME"))
            .collect(Collectors.toMap((MatchResult found) -> found.group(1), f -> f.group(2)));

    assertThat(PipelineConfig.from(offered, Path.of("/nowhere")).described())
        .isEqualTo(PipelineConfig.from(Map.of(), Path.of("/nowhere")).described());
  }

  @Test
  void runsAnInstanceLikeTheOneService() {
    List<String> one = lines("quantum-execution.service");
    List<String> instance = lines("quantum-execution@.service");

    assertThat(instance)
        .filteredOn(line -> !one.contains(line))
        .containsExactly(
            "Description=Quantum execution, instance %i",
            "Environment=CONSUMER_NAME=execution-%i SERVICE_PORT=0");
    assertThat(one)
        .filteredOn(line -> !instance.contains(line))
        .containsExactly("Description=Quantum execution: trade intents in, orders out");
  }

  private static List<String> lines(String file) {
    return text(file).lines().toList();
  }

  private static String text(String file) {
    try {
      return Files.readString(DIST.resolve(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
