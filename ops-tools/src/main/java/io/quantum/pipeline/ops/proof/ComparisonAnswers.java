package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.verdict.ProofComparison;
import java.util.List;

/**
 * What is said of two packs, or of one that was judged alone.
 *
 * <p><b>Threads</b>: safe.
 */
interface ComparisonAnswers {

  /** The forms. */
  enum Form {
    /** For people. */
    TEXT,
    /** For machines. */
    JSON,
    /** For a ticket. */
    MARKDOWN
  }

  /** In this form. */
  static ComparisonAnswers in(Form form) {
    return switch (form) {
      case TEXT -> new ComparisonText();
      case JSON -> new ComparisonJson();
      case MARKDOWN -> new ComparisonMarkdown();
    };
  }

  /** They were compared. */
  List<String> compared(ProofComparison comparison);

  /** They do not belong together. */
  List<String> notComparable(List<String> reasons);
}
