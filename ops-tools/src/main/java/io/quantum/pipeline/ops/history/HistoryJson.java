package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.history.Finding;
import io.quantum.pipeline.domain.history.HistoryReport;
import io.quantum.pipeline.domain.history.HistoryVerdict;
import io.quantum.pipeline.ops.json.DomainJson;
import io.quantum.pipeline.ops.json.Json;

/**
 * The checks of {@code prove} for machines: {@code conservation}, and for a deep one {@code
 * history} beside it. A finding names {@value Finding#NAMED} ids at most and counts all.
 */
final class HistoryJson {
  private HistoryJson() {}

  /** The conservation check. */
  public static Json of(PipelineNames names, Conservation conservation) {
    return Json.of(names).put("conservation", DomainJson.of(conservation));
  }

  /** Both checks in one object. */
  public static Json of(PipelineNames names, Conservation conservation, HistoryVerdict verdict) {
    return of(names, conservation)
        .put(
            "history",
            verdict.<Json>fold(
                checked -> report(checked.report()),
                unreadable ->
                    new Json()
                        .putNull("findings")
                        .put("quality", "unknown")
                        .put("why", unreadable.why())));
  }

  private static Json report(HistoryReport report) {
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
        .put("findings", report.findings(), HistoryJson::finding);
  }

  private static Json finding(Finding finding) {
    return new Json()
        .put("rule", finding.rule().name())
        .put("severity", finding.severity().name())
        .put("count", finding.count())
        .put("sentence", finding.sentence())
        .put("ids", finding.ids());
  }
}
