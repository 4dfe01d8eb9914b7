package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.NamesText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of {@code prove --accept}. */
final class AcceptanceAnswers {
  private AcceptanceAnswers() {}

  /** For people. */
  public static List<String> lines(PipelineNames names, AcceptanceOutcome outcome) {
    List<String> lines = NamesText.lines(names);
    lines.add(
        outcome.fold(
            accepted ->
                "accepted: a difference of %,d is part of the offset now (%,d in all); it is equal"
                    .formatted(accepted.difference(), accepted.total()),
            equal -> "equal: there is nothing to accept, nothing was changed",
            changed ->
                "nothing was changed: the difference was %,d and is %s now; look again"
                    .formatted(changed.shown(), number(changed.now())),
            unknown -> "unknown: " + unknown.why() + "; nothing was changed"));
    return lines;
  }

  /** For machines: what is not known, and what was not accepted, is null. */
  public static String json(PipelineNames names, AcceptanceOutcome outcome) {
    Optional<AcceptanceOutcome.Accepted> accepted =
        outcome.fold(
            Optional::of,
            equal -> Optional.empty(),
            changed -> Optional.empty(),
            unknown -> Optional.empty());
    String answer =
        outcome.fold(
            taken -> "accepted", equal -> "equal", changed -> "changed", unknown -> "unknown");
    return Json.of(names)
        .put("answer", answer)
        .put("difference", accepted.map(AcceptanceOutcome.Accepted::difference))
        .put("accepted_in_all", accepted.map(AcceptanceOutcome.Accepted::total))
        .toString();
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? "%,d".formatted(number.getAsLong()) : "unknown";
  }
}
