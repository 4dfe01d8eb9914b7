package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.proof.port.out.JournalQuery;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.domain.logs.LogCoverage;
import io.quantum.pipeline.domain.logs.LogLine;
import io.quantum.pipeline.domain.logs.LogReading;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A log that a test writes. */
public final class InMemoryJournalReader implements JournalReader {
  private final Optional<List<LogLine>> lines;

  private InMemoryJournalReader(Optional<List<LogLine>> lines) {
    this.lines = lines;
  }

  /** With these lines, each of which has its time. */
  public static InMemoryJournalReader of(List<LogLine> lines) {
    return new InMemoryJournalReader(Optional.of(List.copyOf(lines)));
  }

  /** A host without a log. */
  public static InMemoryJournalReader none() {
    return new InMemoryJournalReader(Optional.empty());
  }

  @Override
  public LogReading read(JournalQuery query, Consumer<LogLine> each) {
    if (lines.isEmpty()) {
      return new LogReading.Unknown("this host has no journal");
    }
    lines.get().stream()
        .filter(line -> !line.at().orElseThrow().isBefore(query.since()))
        .forEach(each);
    return new LogReading.Read(new LogCoverage(Optional.of(query.since()), query.until(), true));
  }
}
