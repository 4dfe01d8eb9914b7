package io.quantum.pipeline.adapter.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ShowOutputParserTest {
  private static final UnitName EXECUTION = new UnitName("quantum-execution");
  private static final UnitName ENGINE = new UnitName("quantum-ai-engine");

  @Test
  void readsOneBlockForEachUnit() throws IOException {
    List<UnitReading> readings =
        ShowOutputParser.parse(List.of(EXECUTION, ENGINE), captured("two-units.txt"));

    assertThat(readings)
        .containsExactly(
            new UnitReading.Known(
                new UnitReport(
                    EXECUTION,
                    "active",
                    "running",
                    Optional.of(
                        new UnitReport.MainProcess(
                            4711, Optional.of(Instant.ofEpochSecond(1_768_953_356L)))),
                    OptionalLong.of(2),
                    OptionalLong.of(96_468_992))),
            new UnitReading.NotInstalled(ENGINE));
  }

  @Test
  void takesWhatIsNotAccountedForAsUnknown() throws IOException {
    UnitReading reading =
        ShowOutputParser.parse(List.of(EXECUTION), captured("failed-unit.txt")).get(0);

    UnitReport report =
        reading.fold(
            known -> known.report(),
            none -> {
              throw new AssertionError("not installed");
            },
            unknown -> {
              throw new AssertionError(unknown.why());
            });
    assertThat(report.isActive()).isFalse();
    assertThat(report.process()).isEmpty();
    assertThat(report.memoryBytes()).isEmpty();
    assertThat(report.restarts()).hasValue(5);
  }

  @Test
  void saysThatAUnitWasNotReported() {
    assertThat(ShowOutputParser.parse(List.of(EXECUTION), ""))
        .singleElement()
        .isInstanceOf(UnitReading.Unknown.class);
  }

  private static String captured(String name) throws IOException {
    try (InputStream in = ShowOutputParserTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
