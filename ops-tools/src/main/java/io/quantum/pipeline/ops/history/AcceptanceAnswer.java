package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of {@code prove --accept}. */
final class AcceptanceAnswer {
  private AcceptanceAnswer() {}

  /** Whether the difference was accepted, and why not. */
  static Report of(PipelineNames names, AcceptanceOutcome outcome) {
    return new Report(() -> json(names, outcome), () -> page(names, outcome));
  }

  private static Page page(PipelineNames names, AcceptanceOutcome outcome) {
    return Page.of(names)
        .add(
            outcome.fold(
                accepted ->
                    "accepted: a difference of %,d is part of the offset now (%,d in all); it is equal"
                        .formatted(accepted.difference(), accepted.total()),
                equal -> "equal: there is nothing to accept, nothing was changed",
                changed ->
                    "nothing was changed: the difference was %,d and is %s now; look again"
                        .formatted(changed.shown(), number(changed.now())),
                unknown -> "unknown: " + unknown.why() + "; nothing was changed"));
  }

  // What is not known, and what was not accepted, is null.
  private static Json json(PipelineNames names, AcceptanceOutcome outcome) {
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
        .put("accepted_in_all", accepted.map(AcceptanceOutcome.Accepted::total));
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? "%,d".formatted(number.getAsLong()) : "unknown";
  }
}
