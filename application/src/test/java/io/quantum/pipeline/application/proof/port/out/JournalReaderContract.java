package io.quantum.pipeline.application.proof.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.logs.LogCoverage;
import io.quantum.pipeline.domain.logs.LogLevel;
import io.quantum.pipeline.domain.logs.LogLine;
import io.quantum.pipeline.domain.logs.LogReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every reader of a log does. */
public interface JournalReaderContract {
  /** When it is asked. */
  Instant NOW = Instant.parse("2026-01-21T00:10:00Z");

  /** The last five minutes of our service. */
  JournalQuery QUERY =
      new JournalQuery(
          List.of(new UnitName("quantum-execution")), NOW.minus(Duration.ofMinutes(5)), NOW);

  /**
   * A log with a line {@code too old} of INFO a second before the five minutes, {@code first} of
   * WARNING and {@code second} of INFO in the last of them, each with its time.
   */
  JournalReader recent();

  /** No log at all. */
  JournalReader helpless();

  @Test
  default void handsOnWhatWasAskedForAndSaysThatNothingIsMissing() {
    List<LogLine> lines = new ArrayList<>();

    LogReading reading = recent().read(QUERY, lines::add);

    assertThat(lines)
        .extracting(LogLine::level, LogLine::message)
        .containsExactlyInAnyOrder(
            tuple(LogLevel.WARNING, "first"), tuple(LogLevel.INFO, "second"));
    assertThat(lines)
        .allSatisfy(
            line -> assertThat(line.at().orElseThrow()).isBetween(NOW.minusSeconds(60), NOW));
    assertThat(reading)
        .isEqualTo(
            new LogReading.Read(new LogCoverage(Optional.of(QUERY.since()), QUERY.until(), true)));
  }

  @Test
  default void saysWhyThereIsNoLog() {
    List<LogLine> lines = new ArrayList<>();

    assertThat(helpless().read(QUERY, lines::add))
        .isInstanceOfSatisfying(
            LogReading.Unknown.class, unknown -> assertThat(unknown.why()).isNotBlank());
    assertThat(lines).isEmpty();
  }
}
