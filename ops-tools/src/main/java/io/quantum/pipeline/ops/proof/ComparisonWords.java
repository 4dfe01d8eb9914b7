package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofValue;
import io.quantum.pipeline.domain.verdict.ProofComparison;

/** Words that all forms of a comparison share. */
final class ComparisonWords {
  private ComparisonWords() {}

  static String headline(ProofComparison comparison) {
    String meaning =
        switch (comparison.verdict()) {
          case PASS -> "as wanted";
          case WARN -> "to be looked at";
          case INCONCLUSIVE -> "nobody can tell";
          case FAIL -> "not as wanted";
        };
    int differences = comparison.differences().size();
    return "%s: %s (%,d fields, %,d %s)"
        .formatted(
            comparison.verdict(),
            meaning,
            comparison.fields(),
            differences,
            differences == 1 ? "difference" : "differences");
  }

  static String identity(ProofPack pack, PackField field) {
    return pack.value(field.place())
        .map(value -> value instanceof ProofValue.Text text ? text.text() : "unknown")
        .orElse("unknown");
  }

  static String captured(ProofPack pack) {
    return "%s (%s)".formatted(pack.capturedAt(), pack.label());
  }
}
