package io.quantum.pipeline.ops.history;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.history.Finding;
import io.quantum.pipeline.domain.history.HistoryReport;
import io.quantum.pipeline.domain.history.HistoryVerdict;
import io.quantum.pipeline.ops.json.OpsJson;
import java.io.IOException;
import java.util.Optional;

/**
 * The history check for machines: the conservation object as {@code prove} has it, and beside it
 * {@code history}. A finding names {@value Finding#NAMED} ids at most and counts all.
 */
final class HistoryJson {
  private HistoryJson() {}

  /** Both checks in one object. */
  public static String of(PipelineNames names, Conservation conservation, HistoryVerdict verdict) {
    return OpsJson.object(
        out -> {
          OpsJson.names(out, names);
          out.writeObjectFieldStart("conservation");
          OpsJson.conservation(out, conservation);
          out.writeEndObject();
          out.writeObjectFieldStart("history");
          history(out, verdict);
          out.writeEndObject();
        });
  }

  private static void history(JsonGenerator out, HistoryVerdict verdict) throws IOException {
    Optional<HistoryReport> report =
        verdict.fold(checked -> Optional.of(checked.report()), unreadable -> Optional.empty());
    String why = verdict.fold(checked -> "", unreadable -> unreadable.why());
    if (report.isPresent()) {
      report(out, report.get());
    } else {
      out.writeNullField("findings");
      out.writeStringField("quality", "unknown");
      out.writeStringField("why", why);
    }
  }

  private static void report(JsonGenerator out, HistoryReport report) throws IOException {
    out.writeStringField("at", report.at().toString());
    out.writeNumberField("limit", report.rate().limit());
    out.writeNumberField("window_ms", report.rate().window().toMillis());
    out.writeObjectFieldStart("walked");
    out.writeNumberField("intents", report.walked().intents());
    out.writeNumberField("audit", report.walked().audit());
    out.writeNumberField("results", report.walked().results());
    out.writeNumberField("dead_letters", report.walked().deadLetters());
    out.writeNumberField("venue_orders", report.walked().venueOrders());
    out.writeEndObject();
    out.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      out.writeStartObject();
      out.writeStringField("rule", finding.rule().name());
      out.writeStringField("severity", finding.severity().name());
      out.writeNumberField("count", finding.count());
      out.writeStringField("sentence", finding.sentence());
      out.writeArrayFieldStart("ids");
      for (String id : finding.ids()) {
        out.writeString(id);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
