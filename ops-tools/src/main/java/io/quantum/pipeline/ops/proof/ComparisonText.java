package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.verdict.ProofComparison;
import io.quantum.pipeline.domain.verdict.ProofDifference;
import io.quantum.pipeline.ops.text.Page;
import java.util.List;

/** A comparison for people: the verdict, then what weighs most. */
final class ComparisonText implements ComparisonAnswers {
  private static final String INDENT = " ".repeat(14);

  @Override
  public List<String> compared(ProofComparison comparison) {
    ProofPack after = comparison.after();
    Page page = new Page();
    page.add(ComparisonWords.headline(comparison));
    page.wrap(
        INDENT,
        "redis %s  stream %s"
            .formatted(
                ComparisonWords.identity(after, PackField.IDENTITY_SERVER),
                ComparisonWords.identity(after, PackField.IDENTITY_STREAM)));
    page.wrap(INDENT, "group " + ComparisonWords.identity(after, PackField.IDENTITY_GROUP));
    comparison.before().ifPresent(before -> page.add("before " + ComparisonWords.captured(before)));
    page.add("after  " + ComparisonWords.captured(after));
    for (ProofDifference difference : comparison.differences()) {
      page.wrap(
          INDENT,
          "%-13s %s: %s".formatted(difference.grade(), difference.place(), difference.says()));
      if (difference.before().isPresent() || difference.after().isPresent()) {
        page.wrap(
            INDENT,
            INDENT
                + "%s -> %s"
                    .formatted(
                        difference.before().orElse("(absent)"),
                        difference.after().orElse("(absent)")));
      }
    }
    return page.lines();
  }

  @Override
  public List<String> notComparable(List<String> reasons) {
    Page page = new Page();
    for (String reason : reasons) {
      page.wrap(INDENT, "not comparable: " + reason);
    }
    return page.lines();
  }
}
