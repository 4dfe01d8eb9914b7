package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.history.IntentTrace;
import io.quantum.pipeline.domain.history.IntentTrace.Gone;
import io.quantum.pipeline.domain.history.IntentTrace.Milestone;
import io.quantum.pipeline.domain.history.TraceOutcome;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import io.quantum.pipeline.ops.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of an intent; for machines codes are in lower case. */
final class TraceAnswer {
  private static final int COLUMNS = 100;
  private static final String ROW = "%-24s %12s  %s";

  private TraceAnswer() {}

  /** What was looked at, how the intent stands, and one line for each thing that happened. */
  static Report of(PipelineNames names, TraceOutcome outcome) {
    return new Report(() -> json(names, outcome), () -> page(names, outcome));
  }

  private static Json json(PipelineNames names, TraceOutcome outcome) {
    Json trace =
        outcome.fold(
            found -> trail(Json.of(names).put("found", true), found.trail()),
            notFound -> Json.of(names).put("found", false));
    List<Gone> gone = outcome.fold(found -> found.trail().gone(), TraceOutcome.NotFound::gone);
    return trace.put("gone", gone, TraceAnswer::gone);
  }

  private static Json trail(Json trace, IntentTrace trail) {
    return trace
        .put("entry", trail.entry().toString())
        .put("client_order_id", trail.identity().map(order -> order.text()))
        .put("standing", code(trail.standing()))
        .put("milestones", trail.milestones(), TraceAnswer::milestone);
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

  private static Page page(PipelineNames names, TraceOutcome outcome) {
    Page page = Page.of(names);
    outcome.fold(
        found -> found(found.trail(), page),
        notFound ->
            page.add(
                notFound.gone().isEmpty()
                    ? "no such intent: nothing tells of it, and nothing was ever removed"
                    : "not found; what is gone may have told of it"));
    outcome.<List<Gone>>fold(found -> found.trail().gone(), TraceOutcome.NotFound::gone).stream()
        .map(TraceAnswer::line)
        .forEach(page::add);
    return page;
  }

  private static Page found(IntentTrace trail, Page page) {
    page.add(
        "entry %s  order %s"
            .formatted(
                trail.entry(),
                trail.identity().map(id -> id.text()).orElse("unknown (no valid body is there)")));
    page.add("standing: " + standing(trail));
    page.add("");
    page.add(ROW.formatted("when (UTC)", "later by", "what"));
    Optional<Instant> before = Optional.empty();
    for (Milestone milestone : trail.milestones()) {
      String later =
          before.map(then -> TimeText.of(Duration.between(then, milestone.at()))).orElse("");
      page.add(row(milestone, later));
      before = Optional.of(milestone.at());
    }
    return page;
  }

  private static String standing(IntentTrace trail) {
    return switch (trail.standing()) {
      case WAITING -> "waiting, not delivered yet";
      case PENDING -> "pending, delivered and not decided";
      case IN_FLIGHT -> "its order is under way";
      case UNRESOLVED -> "its order is unresolved: quantum-ops resolve ends it";
      case ENDED -> "ended";
      case NO_OUTCOME_FOUND -> "delivered, not pending, and no outcome is found";
    };
  }

  private static String row(Milestone milestone, String later) {
    String what =
        switch (milestone.stage()) {
          case MADE -> "made by its producer";
          case PUBLISHED -> "published";
          case DELIVERED -> "delivered";
          case CLAIMED -> "order written down";
          case ARRIVED -> "at the venue";
          case RESULT -> "result";
          case CLOSED -> "closed without an order";
          case PUT_ASIDE -> "put aside as a dead letter";
          case ORDERED_ELSEWHERE -> "ordered for another entry";
        };
    String detail = milestone.detail().isEmpty() ? "" : ": " + milestone.detail();
    String evidence = milestone.evidence().map(id -> " (" + id + ")").orElse("");
    int room = COLUMNS - ROW.formatted("", "", "").length() - what.length() - evidence.length();
    return ROW.formatted(
        milestone.at(), later, what + evidence + PrintableText.shorten(detail, room));
  }

  private static String line(Gone gone) {
    return "no longer there: %s before %s (%s)"
        .formatted(gone.stream().words(), gone.before(), gone.before().storedAt());
  }
}
