package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.history.IntentTrace;
import io.quantum.pipeline.domain.history.IntentTrace.Gone;
import io.quantum.pipeline.domain.history.IntentTrace.Milestone;
import io.quantum.pipeline.domain.history.TraceOutcome;
import io.quantum.pipeline.ops.json.Json;
import java.util.List;
import java.util.Locale;

/** What became of an intent, for machines; codes in lower case. */
final class TraceJson {
  private TraceJson() {}

  /** One object: {@code found, entry, client_order_id, standing, milestones[], gone[]}. */
  public static String of(PipelineNames names, TraceOutcome outcome) {
    Json trace =
        outcome.fold(
            found -> trail(Json.of(names).put("found", true), found.trail()),
            notFound -> Json.of(names).put("found", false));
    List<Gone> gone = outcome.fold(found -> found.trail().gone(), TraceOutcome.NotFound::gone);
    return trace.put("gone", gone, TraceJson::gone).toString();
  }

  private static Json trail(Json trace, IntentTrace trail) {
    return trace
        .put("entry", trail.entry().toString())
        .put("client_order_id", trail.identity().map(order -> order.text()))
        .put("standing", code(trail.standing()))
        .put("milestones", trail.milestones(), TraceJson::milestone);
  }

  private static Json milestone(Milestone milestone) {
    return new Json()
        .put("stage", code(milestone.stage()))
        .put("at", milestone.at().toString())
        .put("id", milestone.evidence())
        .put("detail", milestone.detail());
  }

  private static Json gone(Gone part) {
    return new Json().put("stream", code(part.stream())).put("before", part.before().toString());
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
