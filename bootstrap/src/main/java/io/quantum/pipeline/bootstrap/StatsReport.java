package io.quantum.pipeline.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.quantum.pipeline.application.execution.port.in.Progress;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import io.quantum.pipeline.application.execution.port.in.Refusals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * What this process has counted since it started, as JSON. Thread-safe. Source:
 * docs/reference/service.md#stats.
 */
final class StatsReport {
  private static final JsonFactory JSON = new JsonFactory();

  private final ReadProgress progress;

  StatsReport(ReadProgress progress) {
    this.progress = progress;
  }

  /** The counts now. */
  String now() {
    Progress done = progress.progress();
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("delivered", done.delivered());
      out.writeObjectFieldStart("outcomes");
      for (OutcomeCode code : OutcomeCode.values()) {
        out.writeNumberField(code.wireName(), done.outcomes().count(code));
      }
      out.writeEndObject();
      out.writeNumberField("side_conversions", done.sideConversions());
      out.writeArrayFieldStart("invalid_by_source");
      for (Refusals refusals : progress.refusals()) {
        out.writeStartObject();
        out.writeStringField("source", refusals.source().text());
        out.writeStringField("code", refusals.code().name());
        out.writeNumberField("count", refusals.count());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
