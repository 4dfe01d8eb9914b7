package io.quantum.pipeline.domain.verdict;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a rule wants of a field.
 *
 * <p><b>Source</b>: docs/reference/proof-packs.md#rules.
 */
public enum RuleKind {
  /** Nothing; it is not even shown. */
  IGNORE("ignore"),
  /** A change is shown and costs nothing. */
  REPORT("report"),
  /** The same on both sides. */
  MUST_EQUAL("must-equal"),
  /** The same on both sides, or the packs are not of the same thing. */
  MUST_MATCH("must-match"),
  /** A certain value now, whatever it was. */
  MUST_BE("must-be"),
  /** A larger number. */
  MUST_RISE("must-rise"),
  /** No larger number; of rates, none that is larger beyond doubt. */
  MUST_NOT_RISE("must-not-rise"),
  /** No smaller number; of rates, none that is smaller beyond doubt. */
  MUST_NOT_FALL("must-not-fall"),
  /** A number that changed by no more than some per cent; of rates, beyond doubt. */
  WITHIN("within"),
  /** A counter that does not stop where it went on before. */
  MUST_KEEP_MOVING("must-keep-moving"),
  /** A template of the log that neither floods it nor is a new error. */
  MUST_NOT_FLOOD("must-not-flood"),
  /** Declared by the operator, with a reason: a change is shown and costs nothing. */
  EXPECTED("expected");

  private final String wireName;

  RuleKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in a policy file and in a report. */
  public String wireName() {
    return wireName;
  }

  /** The kind of that name, if there is one. */
  public static Optional<RuleKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }
}
