package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.history.Finding;
import io.quantum.pipeline.domain.history.HistoryReport;
import io.quantum.pipeline.domain.history.HistoryVerdict;
import io.quantum.pipeline.domain.history.Severity;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.json.DomainJson;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.monitor.ConservationText;
import io.quantum.pipeline.ops.text.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks of {@code prove}: conservation, and for a deep one the history beside it. A finding
 * names {@value Finding#NAMED} ids at most for machines, {@value #NAMED} for people, and counts
 * all.
 */
final class ProveAnswer {
  private static final int NAMED = 20;

  private ProveAnswer() {}

  /** The conservation check. */
  static Report of(PipelineNames names, Conservation conservation) {
    return new Report(() -> json(names, conservation), () -> page(names, conservation));
  }

  /** Both checks: the verdict, then each finding with its first offenders. */
  static Report of(PipelineNames names, Conservation conservation, HistoryVerdict verdict) {
    return new Report(
        () -> json(names, conservation).put("history", json(verdict)),
        () -> page(names, conservation).addAll(lines(verdict)));
  }

  private static Page page(PipelineNames names, Conservation conservation) {
    return Page.of(names).add("conservation: " + ConservationText.verdict(conservation));
  }

  private static Json json(PipelineNames names, Conservation conservation) {
    return Json.of(names).put("conservation", DomainJson.of(conservation));
  }

  private static Json json(HistoryVerdict verdict) {
    return verdict.fold(
        checked -> json(checked.report()),
        unreadable ->
            new Json().putNull("findings").put("quality", "unknown").put("why", unreadable.why()));
  }

  private static Json json(HistoryReport report) {
    return new Json()
        .put("at", report.at().toString())
        .put("limit", report.rate().limit())
        .put("window_ms", report.rate().window().toMillis())
        .put(
            "walked",
            new Json()
                .put("intents", report.walked().intents())
                .put("audit", report.walked().audit())
                .put("results", report.walked().results())
                .put("dead_letters", report.walked().deadLetters())
                .put("venue_orders", report.walked().venueOrders()))
        .put("findings", report.findings(), ProveAnswer::json);
  }

  private static Json json(Finding finding) {
    return new Json()
        .put("rule", finding.rule().name())
        .put("severity", finding.severity().name())
        .put("count", finding.count())
        .put("sentence", finding.sentence())
        .put("ids", finding.ids());
  }

  private static List<String> lines(HistoryVerdict verdict) {
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
    // Entries no longer checkable are only counted: a list would look like a list of faults.
    if (finding.severity() == Severity.NOT_CHECKABLE) {
      return;
    }
    finding.ids().stream().limit(NAMED).forEach(id -> lines.add("  " + id));
    if (finding.count() > NAMED) {
      lines.add("  and %,d more".formatted(finding.count() - NAMED));
    }
  }
}
