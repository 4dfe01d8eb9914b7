package io.quantum.pipeline.domain.logs;

import io.quantum.pipeline.domain.flow.Rate;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the lines of a log by template, in bounded memory however long the log and however many
 * templates it has.
 *
 * <p>Beyond {@value #MOST} templates the rarest are given up and counted together, so that what
 * floods the log stays visible even if it begins late. <b>Threads</b>: not safe. <b>Cost</b>: some
 * microseconds a line; under half a megabyte. <b>Source</b>: spec part 3, "Log templates".
 */
public final class LogTemplates {
  /** Kept apart at most. */
  public static final int MOST = 1_000;

  /** Kept when the rarest are given up; the gap makes that rare. */
  private static final int ROOM = MOST * 3 / 4;

  private record Kind(LogLevel level, String text) {}

  private static final class Count {
    private long lines;
  }

  private final Map<Kind, Count> counts = new HashMap<>();
  private final Count all = new Count();
  private final Count others = new Count();

  /** Counts a line. */
  public void add(LogLine line) {
    all.lines++;
    counts.computeIfAbsent(
            new Kind(line.level(), LogMask.mask(line.message())), first -> new Count())
        .lines++;
    if (counts.size() > MOST) {
      giveUpTheRarest();
    }
  }

  /** What was counted so far, of a log that could be read so far. */
  public LogDigest digest(LogReading reading) {
    Optional<Duration> span = reading.covered().flatMap(LogCoverage::span);
    List<LogTemplate> templates =
        counts.entrySet().stream()
            .map(
                entry ->
                    new LogTemplate(
                        entry.getKey().level(),
                        entry.getKey().text(),
                        entry.getValue().lines,
                        rate(entry.getValue().lines, span)))
            .sorted(LogTemplate.BY_COUNT)
            .toList();
    return new LogDigest(reading, all.lines, templates, others.lines);
  }

  private void giveUpTheRarest() {
    List<Map.Entry<Kind, Count>> rarest =
        counts.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<Kind, Count>>comparingLong(entry -> entry.getValue().lines)
                    .thenComparing(entry -> entry.getKey().level(), Comparator.reverseOrder())
                    .thenComparing(entry -> entry.getKey().text()))
            .limit(counts.size() - ROOM)
            .toList();
    for (Map.Entry<Kind, Count> entry : rarest) {
      others.lines += entry.getValue().lines;
      counts.remove(entry.getKey());
    }
  }

  private static Optional<Rate> rate(long lines, Optional<Duration> span) {
    return span.filter(time -> time.toMillis() > 0).map(time -> Rate.of(lines, time.toMillis()));
  }
}
