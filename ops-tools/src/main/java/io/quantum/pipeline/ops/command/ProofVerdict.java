package io.quantum.pipeline.ops.command;

import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.ops.render.ComparisonAnswers;
import io.quantum.pipeline.ops.render.PolicyJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** With what {@code --after} ends: the verdict against the {@code --before} that is there. */
final class ProofVerdict {
  private static final Duration MAX_AGE = Duration.ofHours(24);

  private ProofVerdict() {}

  /** The lines; there is no verdict where there is nothing to compare with, and they say so. */
  static List<String> lines(ProofReading earlier, ProofPack after) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(
        earlier.fold(
            before -> compared(before.proof().pack(), after),
            broken -> List.of("no verdict: %s: %s".formatted(broken.file(), broken.why())),
            unreadable ->
                List.of("no verdict: %s: %s".formatted(unreadable.file(), unreadable.why()))));
    return lines;
  }

  /** When the earlier pack was captured: what the log said until then belongs to it. */
  static Optional<Instant> capturedAt(ProofReading earlier) {
    return earlier.fold(
        before -> Optional.of(before.proof().pack().capturedAt()),
        broken -> Optional.empty(),
        unreadable -> Optional.empty());
  }

  private static List<String> compared(ProofPack before, ProofPack after) {
    ComparisonAnswers answers = ComparisonAnswers.in(ComparisonAnswers.Form.TEXT);
    return ProofComparison.of(before, after, PolicyJson.standard(), MAX_AGE)
        .fold(
            compared -> answers.compared(compared.comparison()),
            not -> answers.notComparable(not.reasons()));
  }
}
