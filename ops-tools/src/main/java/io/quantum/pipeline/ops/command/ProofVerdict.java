package io.quantum.pipeline.ops.command;

import io.quantum.pipeline.application.port.in.KeepProofs;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.ops.render.ComparisonAnswers;
import io.quantum.pipeline.ops.render.PolicyJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** With what {@code --after} ends: the verdict against the {@code --before} that is there. */
final class ProofVerdict {
  private static final Duration MAX_AGE = Duration.ofHours(24);

  private ProofVerdict() {}

  /** The lines; there is no verdict where there is nothing to compare with, and they say so. */
  static List<String> lines(KeepProofs proofs, String folder, ProofPack after) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(
        proofs
            .find(folder, ProofLabel.BEFORE.text())
            .fold(
                before -> compared(before.proof().pack(), after),
                broken -> List.of("no verdict: %s: %s".formatted(broken.file(), broken.why())),
                unreadable ->
                    List.of("no verdict: %s: %s".formatted(unreadable.file(), unreadable.why()))));
    return lines;
  }

  private static List<String> compared(ProofPack before, ProofPack after) {
    ComparisonAnswers answers = ComparisonAnswers.in(ComparisonAnswers.Form.TEXT);
    return ProofComparison.of(before, after, PolicyJson.standard(), MAX_AGE)
        .fold(
            compared -> answers.compared(compared.comparison()),
            not -> answers.notComparable(not.reasons()));
  }
}
