package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.history.IntentTrace;
import io.quantum.pipeline.domain.history.IntentTrace.Gone;
import io.quantum.pipeline.domain.history.IntentTrace.Milestone;
import io.quantum.pipeline.domain.history.TraceOutcome;
import io.quantum.pipeline.ops.text.NamesText;
import io.quantum.pipeline.ops.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of an intent, for people. */
final class TraceText {
  private static final int COLUMNS = 100;
  private static final String ROW = "%-24s %12s  %s";

  private TraceText() {}

  /** What was looked at, how the intent stands, and one line for each thing that happened. */
  public static List<String> lines(PipelineNames names, TraceOutcome outcome) {
    List<String> lines = NamesText.lines(names);
    outcome.fold(
        found -> found(found.trail(), lines),
        notFound ->
            lines.add(
                notFound.gone().isEmpty()
                    ? "no such intent: nothing tells of it, and nothing was ever removed"
                    : "not found; what is gone may have told of it"));
    outcome.<List<Gone>>fold(found -> found.trail().gone(), TraceOutcome.NotFound::gone).stream()
        .map(TraceText::gone)
        .forEach(lines::add);
    return lines;
  }

  private static boolean found(IntentTrace trail, List<String> lines) {
    lines.add(
        "entry %s  order %s"
            .formatted(
                trail.entry(),
                trail.identity().map(id -> id.text()).orElse("unknown (no valid body is there)")));
    lines.add("standing: " + standing(trail));
    lines.add("");
    lines.add(ROW.formatted("when (UTC)", "later by", "what"));
    Optional<Instant> before = Optional.empty();
    for (Milestone milestone : trail.milestones()) {
      String later =
          before.map(then -> TimeText.of(Duration.between(then, milestone.at()))).orElse("");
      lines.add(row(milestone, later));
      before = Optional.of(milestone.at());
    }
    return true;
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

  private static String gone(Gone gone) {
    return "no longer there: %s before %s (%s)"
        .formatted(gone.stream().words(), gone.before(), gone.before().storedAt());
  }
}
