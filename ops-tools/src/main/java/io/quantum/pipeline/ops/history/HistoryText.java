package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.domain.history.Finding;
import io.quantum.pipeline.domain.history.HistoryReport;
import io.quantum.pipeline.domain.history.HistoryVerdict;
import io.quantum.pipeline.domain.history.Severity;
import java.util.ArrayList;
import java.util.List;

/** The history check for people: the verdict, then each finding with its first offenders. */
final class HistoryText {
  private static final int NAMED = 20;

  private HistoryText() {}

  /** All lines. */
  public static List<String> lines(HistoryVerdict verdict) {
    return verdict.fold(
        checked -> lines(checked.report()),
        unreadable -> List.of("history: unknown: " + unreadable.why()));
  }

  private static List<String> lines(HistoryReport report) {
    List<String> lines = new ArrayList<>();
    HistoryReport.Walked walked = report.walked();
    lines.add("history: " + summary(report));
    lines.add(
        "walked  %,d intents, %,d audit entries, %,d results, %,d dead letters, %,d venue orders"
            .formatted(
                walked.intents(),
                walked.audit(),
                walked.results(),
                walked.deadLetters(),
                walked.venueOrders()));
    lines.add(
        "limit   %,d openings in any %,d ms"
            .formatted(report.rate().limit(), report.rate().window().toMillis()));
    report.findings().forEach(finding -> finding(finding, lines));
    return lines;
  }

  private static String summary(HistoryReport report) {
    if (report.findings().isEmpty()) {
      return "nothing wrong";
    }
    long broken = report.count(Severity.BROKEN);
    return "%s, %d warnings, %d not checkable"
        .formatted(
            broken == 0 ? "nothing broken" : "%d BROKEN".formatted(broken),
            report.count(Severity.WARNING),
            report.count(Severity.NOT_CHECKABLE));
  }

  private static void finding(Finding finding, List<String> lines) {
    lines.add(
        finding.severity()
            + " "
            + finding.rule()
            + (finding.count() > 0 ? " %,d".formatted(finding.count()) : ""));
    lines.add("  " + finding.sentence());
    // What cannot be told is counted; a list of it would only look like a list of faults.
    if (finding.severity() == Severity.NOT_CHECKABLE) {
      return;
    }
    finding.ids().stream().limit(NAMED).forEach(id -> lines.add("  " + id));
    if (finding.count() > NAMED) {
      lines.add("  and %,d more".formatted(finding.count() - NAMED));
    }
  }
}
