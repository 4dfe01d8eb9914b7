package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.application.doctor.port.out.JournalAccess;
import io.quantum.pipeline.application.proof.port.out.JournalQuery;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.domain.logs.LogCoverage;
import io.quantum.pipeline.domain.logs.LogLine;
import io.quantum.pipeline.domain.logs.LogReading;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One {@code journalctl -o json}, newest line first: what is cut off by the bound on lines or on
 * time is then the older part. (Without {@code --reverse} version 252 gives the first lines since
 * the beginning asked for, and later ones the last.)
 */
final class JournalctlReader implements JournalReader {
  private static final int MAX_LINES = 100_000;
  private static final String FIELDS = "MESSAGE,PRIORITY";

  private final SystemdConfig config;
  private final JournalAccess access;

  @Inject
  JournalctlReader(SystemdConfig config, JournalAccess access) {
    this.config = config;
    this.access = access;
  }

  @Override
  public LogReading read(JournalQuery query, Consumer<LogLine> lines) {
    // As JSON it never says that there is no journal, or that the rights are missing.
    return access
        .tryOut()
        .fold(
            readable -> read(query, lines, Optional.empty()),
            partial -> read(query, lines, Optional.of(partial.why())),
            unknown -> new LogReading.Unknown(unknown.why()));
  }

  private LogReading read(JournalQuery query, Consumer<LogLine> lines, Optional<String> lacking) {
    Seen seen = new Seen(query, lines);
    try {
      CommandRunner.Streamed ended =
          new CommandRunner(config.limit()).stream(command(query), seen::line);
      if (!ended.inTime() && seen.count == 0) {
        return new LogReading.Unknown(
            "journalctl gave no line within " + config.limit().toMillis() + " ms");
      }
      LogCoverage covered = seen.covered(ended.inTime());
      if (ended.inTime() && ended.status() != 0) {
        String why = CommandRunner.firstLine(ended.complaint(), "journalctl failed without a word");
        return seen.count == 0 ? new LogReading.Unknown(why) : new LogReading.Partial(covered, why);
      }
      return lacking
          .<LogReading>map(why -> new LogReading.Partial(covered, why))
          .orElseGet(() -> new LogReading.Read(covered));
    } catch (IOException cannotRun) {
      return new LogReading.Unknown(
          "journalctl cannot be read: " + CommandRunner.firstLine(cannotRun.getMessage(), ""));
    }
  }

  private List<String> command(JournalQuery query) {
    List<String> command =
        new ArrayList<>(
            List.of(
                config.journalctl(),
                "-o",
                "json",
                "--all",
                "--no-pager",
                "--reverse",
                "--output-fields=" + FIELDS,
                "--since=@" + query.since().getEpochSecond(),
                "-n",
                Integer.toString(MAX_LINES)));
    query.units().forEach(unit -> command.add("--unit=" + unit.full()));
    return command;
  }

  private static final class Seen {
    private final JournalQuery query;
    private final Consumer<LogLine> lines;
    private Optional<Instant> oldest = Optional.empty();
    private int count;

    private Seen(JournalQuery query, Consumer<LogLine> lines) {
      this.query = query;
      this.lines = lines;
    }

    private void line(String text) {
      // "-- No entries --" stands in the output of some versions.
      if (!text.startsWith("{")) {
        return;
      }
      LogLine line = JournalEntryParser.parse(text);
      count++;
      oldest = line.at().or(() -> oldest);
      // The option takes whole seconds.
      if (line.at().filter(at -> at.isBefore(query.since())).isEmpty()) {
        lines.accept(line);
      }
    }

    private LogCoverage covered(boolean inTime) {
      return inTime && count < MAX_LINES
          ? new LogCoverage(Optional.of(query.since()), query.until(), true)
          : new LogCoverage(oldest, query.until(), false);
    }
  }
}
