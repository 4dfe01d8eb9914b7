package io.quantum.pipeline.ops.render;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.PipelinePicture;
import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One picture for people: most important first, at most 80 columns and 24 lines, because it lives
 * under {@code watch}.
 */
public final class MonitorText {
  private static final int COLUMNS = 80;
  private static final String ROW = "%-17s %s";

  private MonitorText() {}

  /** The lines of the picture. */
  public static List<String> lines(OpsPicture picture) {
    List<String> lines = new ArrayList<>();
    lines.add(picture.assessment().state() + ": " + picture.assessment().why());
    lines.add("server %s  stream %s".formatted(picture.names().server(), picture.names().stream()));
    lines.add("group  " + picture.names().group());
    picture
        .reading()
        .fold(
            taken -> lines.addAll(rows(taken.picture(), picture.orderLimit())),
            unreadable -> lines.add(row("waiting", "unknown")));
    picture.units().forEach(unit -> lines.add(row("unit " + unit.name(), unit(unit))));
    picture
        .reading()
        .fold(
            taken -> lines.add(row("reported lag", reportedLag(taken.picture()))),
            unreadable -> false);
    return lines.stream().map(MonitorText::fitting).toList();
  }

  private static List<String> rows(PipelinePicture picture, int limit) {
    Backlog backlog = Backlog.of(picture);
    List<String> rows = new ArrayList<>();
    rows.add(
        row(
            "waiting",
            figure(backlog.waiting()) + "   oldest waiting " + age(backlog.oldestWaiting())));
    rows.add(row("lost unread", figure(backlog.lost()) + " missing at this moment"));
    rows.add(
        row(
            "pending live",
            "%s   ghost %s   oldest %s"
                .formatted(
                    figure(backlog.pendingLive()),
                    figure(backlog.pendingGhost()),
                    age(backlog.oldestPending()))));
    rows.add(row("delivered", cursor(picture)));
    rows.add(
        row("orders in window", "%d of %d".formatted(picture.control().openingsInWindow(), limit)));
    rows.addAll(outcomes(picture.ledger()));
    rows.add(row("conservation", ConservationText.verdict(Conservation.of(picture))));
    rows.add(
        row(
            "last result",
            picture
                .results()
                .fold(
                    present -> present.lastGenerated() + ", " + present.length() + " kept",
                    absent -> "none yet")));
    rows.add(row("dead letters", Long.toString(picture.control().deadLetters())));
    rows.add(row("trading state", picture.control().tradingState().name()));
    return rows;
  }

  private static String row(String name, String value) {
    return ROW.formatted(name, value);
  }

  private static String figure(Figure figure) {
    return figure.fold(
        known -> "%,d (%s)".formatted(known.value(), known.quality().wireName()),
        unknown -> "unknown (" + unknown.why() + ")");
  }

  private static String age(Optional<Duration> age) {
    return age.map(duration -> duration.toSeconds() + " s").orElse("-");
  }

  private static String cursor(PipelinePicture picture) {
    return picture
        .intents()
        .group()
        .fold(
            group ->
                "%s entries, last %s".formatted(number(group.entriesRead()), group.lastDelivered()),
            absent -> "unknown (no group)");
  }

  // As many rows as it takes: an outcome that is cut off would be one that nobody hears of.
  private static List<String> outcomes(LedgerTotals ledger) {
    List<String> rows = new ArrayList<>();
    String row = row("outcomes", "");
    for (OutcomeCode code : OutcomeCode.values()) {
      if (ledger.count(code) > 0) {
        String part = "%s %,d  ".formatted(code.wireName(), ledger.count(code));
        if (row.length() + part.length() > COLUMNS) {
          rows.add(row.stripTrailing());
          row = row("", "");
        }
        row += part;
      }
    }
    rows.add(ledger.total() == 0 ? row + "none yet" : row.stripTrailing());
    return rows;
  }

  private static String reportedLag(PipelinePicture picture) {
    return picture
        .intents()
        .group()
        .fold(
            (GroupReading.Present group) ->
                number(group.reportedLag()) + " (Redis' own counter; wrong after trimming)",
            absent -> "unknown (no group)");
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? "%,d".formatted(number.getAsLong()) : "unknown";
  }

  private static String unit(UnitReading reading) {
    return reading.fold(
        known -> unit(known.report()),
        notInstalled -> "not installed",
        unknown -> "unknown: " + unknown.why());
  }

  private static String unit(UnitReport report) {
    StringBuilder text = new StringBuilder(report.activeState()).append(' ');
    text.append(report.subState());
    report.process().ifPresent(process -> text.append(" pid ").append(process.pid()));
    report.restarts().ifPresent(restarts -> text.append(" restarts ").append(restarts));
    return text.toString();
  }

  private static String fitting(String line) {
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...";
  }
}
