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
 * floods the log stays visible even if it begins late; errors last, unless they are what floods it.
 * <b>Threads</b>: not safe. <b>Cost</b>: some microseconds a line; under half a megabyte.
 * <b>Source</b>: docs/reference/proof-packs.md#log-templates.
 */
public final class LogTemplates {
  /** Kept apart at most. */
  public static final int MOST = 1_000;

  /** Kept when the rarest are given up; the gap makes that rare. */
  private static final int ROOM = MOST * 3 / 4;

  private record Kind(LogLevel level, String text) {
    boolean isError() {
      return level == LogLevel.ERROR;
    }
  }

  private final Map<Kind, Long> counts = new HashMap<>();
  private final long[] others = new long[1];

  /** Counts a line. */
  public void add(LogLine line) {
    counts.merge(new Kind(line.level(), LogMask.mask(line.message())), 1L, Long::sum);
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
                        entry.getValue(),
                        rate(entry.getValue(), span)))
            .sorted(LogTemplate.BY_COUNT)
            .toList();
    long kept = templates.stream().mapToLong(LogTemplate::count).sum();
    return new LogDigest(reading, kept + others[0], templates, others[0]);
  }

  private void giveUpTheRarest() {
    long errors = counts.keySet().stream().filter(Kind::isError).count();
    boolean spared = errors <= ROOM / 2;
    List<Map.Entry<Kind, Long>> rarest =
        counts.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<Kind, Long>, Boolean>comparing(
                        entry -> spared && entry.getKey().isError())
                    .thenComparingLong(entry -> entry.getValue())
                    .thenComparing(entry -> entry.getKey().level(), Comparator.reverseOrder())
                    .thenComparing(entry -> entry.getKey().text()))
            .limit(counts.size() - ROOM)
            .toList();
    for (Map.Entry<Kind, Long> entry : rarest) {
      others[0] += entry.getValue();
      counts.remove(entry.getKey());
    }
  }

  private static Optional<Rate> rate(long lines, Optional<Duration> span) {
    return span.filter(time -> time.toMillis() > 0).map(time -> Rate.of(lines, time.toMillis()));
  }
}
