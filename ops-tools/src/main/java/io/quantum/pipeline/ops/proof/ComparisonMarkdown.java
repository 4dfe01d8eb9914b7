package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison for a change ticket. */
final class ComparisonMarkdown implements ComparisonAnswers {
  @Override
  public List<String> compared(ProofComparison comparison) {
    ProofPack after = comparison.after();
    List<String> lines = new ArrayList<>();
    lines.add("**%s**".formatted(ComparisonWords.headline(comparison)));
    lines.add("");
    lines.add(
        "- Redis %s, stream %s, group %s"
            .formatted(
                code(ComparisonWords.identity(after, PackField.IDENTITY_SERVER)),
                code(ComparisonWords.identity(after, PackField.IDENTITY_STREAM)),
                code(ComparisonWords.identity(after, PackField.IDENTITY_GROUP))));
    comparison
        .before()
        .ifPresent(before -> lines.add("- before: " + ComparisonWords.captured(before)));
    lines.add("- after: " + ComparisonWords.captured(after));
    if (!comparison.differences().isEmpty()) {
      lines.add("");
      lines.add("| | field | what | before | after |");
      lines.add("|---|---|---|---|---|");
      comparison.differences().forEach(difference -> lines.add(row(difference)));
    }
    return lines;
  }

  @Override
  public List<String> notComparable(List<String> reasons) {
    List<String> lines = new ArrayList<>();
    lines.add("**Not comparable**");
    lines.add("");
    reasons.forEach(reason -> lines.add("- " + escaped(reason)));
    return lines;
  }

  private static String row(ProofDifference difference) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            difference.grade(),
            code(difference.place()),
            escaped(difference.says()),
            cell(difference.before()),
            cell(difference.after()));
  }

  private static String cell(Optional<String> value) {
    return value.map(ComparisonMarkdown::escaped).orElse("");
  }

  // A backtick cannot be escaped within code, and a bar ends a cell even there.
  private static String code(String text) {
    return "`" + text.replace("`", "'").replace("|", "\\|") + "`";
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#~])", "\\\\$1");
  }
}
