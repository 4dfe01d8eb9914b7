package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofDifference;
import io.quantum.pipeline.ops.text.Lines;
import java.util.ArrayList;
import java.util.List;

/** A comparison for people: the verdict, then what weighs most. */
final class ComparisonText implements ComparisonAnswers {
  private static final int COLUMNS = 100;
  private static final String INDENT = " ".repeat(14);

  @Override
  public List<String> compared(ProofComparison comparison) {
    ProofPack after = comparison.after();
    List<String> lines = new ArrayList<>();
    lines.add(ComparisonWords.headline(comparison));
    Lines.add(
        lines,
        COLUMNS,
        INDENT,
        "redis %s  stream %s"
            .formatted(
                ComparisonWords.identity(after, PackField.IDENTITY_SERVER),
                ComparisonWords.identity(after, PackField.IDENTITY_STREAM)));
    Lines.add(
        lines,
        COLUMNS,
        INDENT,
        "group " + ComparisonWords.identity(after, PackField.IDENTITY_GROUP));
    comparison
        .before()
        .ifPresent(before -> lines.add("before " + ComparisonWords.captured(before)));
    lines.add("after  " + ComparisonWords.captured(after));
    for (ProofDifference difference : comparison.differences()) {
      Lines.add(
          lines,
          COLUMNS,
          INDENT,
          "%-13s %s: %s".formatted(difference.grade(), difference.place(), difference.says()));
      if (difference.before().isPresent() || difference.after().isPresent()) {
        Lines.add(
            lines,
            COLUMNS,
            INDENT,
            INDENT
                + "%s -> %s"
                    .formatted(
                        difference.before().orElse("(absent)"),
                        difference.after().orElse("(absent)")));
      }
    }
    return lines;
  }

  @Override
  public List<String> notComparable(List<String> reasons) {
    List<String> lines = new ArrayList<>();
    for (String reason : reasons) {
      Lines.add(lines, COLUMNS, INDENT, "not comparable: " + reason);
    }
    return lines;
  }
}
