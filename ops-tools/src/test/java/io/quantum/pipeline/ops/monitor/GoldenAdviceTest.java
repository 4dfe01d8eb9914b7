package io.quantum.pipeline.ops.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.flow.Advice;
import io.quantum.pipeline.domain.flow.Advisor;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.WhatIf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is advised on recorded looks, and the line a tick, letter by letter: on a screen of 80
 * columns, with a question, and for machines. GOLDEN_UPDATE=yes takes what is written now.
 */
final class GoldenAdviceTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/quantum/pipeline/ops/recorded");
  private static final FlowLimits LIMITS =
      new FlowLimits(5, Duration.ofSeconds(60), AgeLimits.STANDARD);

  static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void saysWhatItSaid(Path recording) throws IOException {
    List<MonitorSnapshot> snapshots =
        RecordedTick.read(Files.readAllLines(recording), Duration.ofMinutes(30), LIMITS);
    List<String> seen = new ArrayList<>();
    snapshots.forEach(snapshot -> seen.add(MonitorLine.of(snapshot)));
    MonitorSnapshot last = snapshots.get(snapshots.size() - 1);
    seen.addAll(AdviceText.lines(advice(last, Optional.empty()), 80));
    seen.addAll(
        AdviceText.lines(advice(last, Optional.of(WhatIf.parse("limit=10,arrival=+20%"))), 80));
    seen.add(AdviceText.json(last, advice(last, Optional.empty())));

    Path wanted = Path.of(recording.toString().replace(".ndjson", ".advice"));
    if ("yes".equals(System.getenv("GOLDEN_UPDATE"))) {
      Files.write(wanted, seen);
    }
    assertThat(seen).isEqualTo(Files.readAllLines(wanted));
  }

  private static Advice advice(MonitorSnapshot snapshot, Optional<WhatIf> question) {
    return new Advisor(
            snapshot.assessment(),
            snapshot.look().window(),
            snapshot.limits(),
            snapshot.units(),
            Advisor.Tallies.NONE)
        .advise(snapshot.taken(), question);
  }
}
