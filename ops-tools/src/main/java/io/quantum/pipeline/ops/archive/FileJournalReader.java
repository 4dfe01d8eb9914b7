package io.quantum.pipeline.ops.archive;

import io.quantum.pipeline.application.proof.port.out.JournalQuery;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.logs.LogCoverage;
import io.quantum.pipeline.domain.logs.LogLine;
import io.quantum.pipeline.domain.logs.LogReading;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A plain log file, for hosts without a journal: its last 16 MiB, however long it is.
 *
 * <p>A line without a time has that of the line before it, as in a stack trace; lines before the
 * first time count as asked for. Without any time in that part everything counts, and the reading
 * covers an unknown span. Times that cannot be (written after the newest line, as a local time is,
 * or in the future) make it unknown. The units of the query do not matter. <b>Threads</b>: safe.
 * <b>Source</b>: docs/reference/proof-packs.md#log-file.
 */
public final class FileJournalReader implements JournalReader {
  private static final int PART = 16 << 20;

  /** Clocks and writers that differ by so much are no wonder. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final Path file;

  /** Of this file. */
  public FileJournalReader(Path file) {
    this.file = file;
  }

  @Override
  public LogReading read(JournalQuery query, Consumer<LogLine> lines) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return unknown("it is no file");
      }
      try (FileChannel channel = FileChannel.open(file)) {
        long start = Math.max(0, channel.size() - PART);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Part part = part(channel, start, query, lines);
        return part.latest()
            .filter(latest -> isImpossible(latest, written, query))
            .map(latest -> unknown("its newest line says %s, as of another zone".formatted(latest)))
            .orElseGet(() -> new LogReading.Read(part.covered()));
      }
    } catch (NoSuchFileException absent) {
      return unknown("there is no such file");
    } catch (IOException unreadable) {
      return unknown(unreadable.getClass().getSimpleName());
    }
  }

  private record Part(LogCoverage covered, Optional<Instant> latest) {}

  // Old, in a file that was written lately; or later than now.
  private static boolean isImpossible(Instant latest, Instant written, JournalQuery query) {
    return latest.isBefore(query.since()) && written.isAfter(query.since().plus(TOLERANCE))
        || latest.isAfter(query.until().plus(TOLERANCE));
  }

  private LogReading unknown(String why) {
    return new LogReading.Unknown(
        PrintableText.shorten("%s cannot be read: %s".formatted(file, why), 200));
  }

  private static Part part(
      FileChannel channel, long start, JournalQuery query, Consumer<LogLine> lines)
      throws IOException {
    // One piece of memory; what is written meanwhile is left for the next time.
    byte[] part = Channels.newInputStream(channel.position(start)).readNBytes(PART);
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(part), StandardCharsets.UTF_8));
    if (start > 0) {
      text.readLine(); // the end of a line that begins before the part
    }
    Optional<Instant> first = Optional.empty();
    Optional<Instant> latest = Optional.empty();
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      LogLine read = LogLine.read(Optional.empty(), Optional.empty(), line);
      Optional<Instant> before = latest;
      latest = read.at().or(() -> before);
      first = first.isPresent() ? first : latest;
      if (latest.filter(at -> at.isBefore(query.since())).isEmpty()) {
        lines.accept(new LogLine(latest, read.level(), read.message()));
      }
    }
    // A file that begins later may be one of several: what it covers begins with it.
    boolean whole = first.filter(at -> at.isBefore(query.since())).isPresent();
    LogCoverage covered =
        first.isEmpty()
            ? new LogCoverage(first, query.until(), start == 0)
            : new LogCoverage(whole ? Optional.of(query.since()) : first, query.until(), whole);
    return new Part(covered, latest);
  }
}
