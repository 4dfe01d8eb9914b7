package io.quantum.pipeline.ops.history;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.history.IntentTrace;
import io.quantum.pipeline.domain.history.IntentTrace.Gone;
import io.quantum.pipeline.domain.history.IntentTrace.Milestone;
import io.quantum.pipeline.domain.history.TraceOutcome;
import io.quantum.pipeline.ops.json.OpsJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of an intent, for machines; codes in lower case. */
final class TraceJson {
  private TraceJson() {}

  /** One object: {@code found, entry, client_order_id, standing, milestones[], gone[]}. */
  public static String of(PipelineNames names, TraceOutcome outcome) {
    Optional<IntentTrace> trail =
        outcome.fold(found -> Optional.of(found.trail()), notFound -> Optional.empty());
    List<Gone> gone = outcome.fold(found -> found.trail().gone(), TraceOutcome.NotFound::gone);
    return OpsJson.object(
        out -> {
          OpsJson.names(out, names);
          out.writeBooleanField("found", trail.isPresent());
          if (trail.isPresent()) {
            trail(out, trail.get());
          }
          out.writeArrayFieldStart("gone");
          for (Gone part : gone) {
            out.writeStartObject();
            out.writeStringField("stream", code(part.stream()));
            out.writeStringField("before", part.before().toString());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  private static void trail(JsonGenerator out, IntentTrace trail) throws IOException {
    out.writeStringField("entry", trail.entry().toString());
    if (trail.identity().isPresent()) {
      out.writeStringField("client_order_id", trail.identity().get().text());
    } else {
      out.writeNullField("client_order_id");
    }
    out.writeStringField("standing", code(trail.standing()));
    out.writeArrayFieldStart("milestones");
    for (Milestone milestone : trail.milestones()) {
      out.writeStartObject();
      out.writeStringField("stage", code(milestone.stage()));
      out.writeStringField("at", milestone.at().toString());
      if (milestone.evidence().isPresent()) {
        out.writeStringField("id", milestone.evidence().get().toString());
      } else {
        out.writeNullField("id");
      }
      out.writeStringField("detail", milestone.detail());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
