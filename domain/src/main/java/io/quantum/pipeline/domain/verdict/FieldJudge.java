package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.util.Optional;

/** Holds one field against its rule. */
final class FieldJudge {
  private static final String NO_EVIDENCE = "no evidence of a change";

  private final ProofField field;
  private final ProofRule rule;
  private final Optional<ProofValue> before;
  private final Optional<ProofValue> after;
  private final Around around;

  /**
   * What the packs say besides the field itself.
   *
   * @param read false if the later pack could not read all of the section
   * @param anew true if the count began again at 0 between the two
   */
  record Around(boolean read, boolean anew) {}

  FieldJudge(
      ProofField field,
      ProofRule rule,
      Optional<ProofValue> before,
      Optional<ProofValue> after,
      Around around) {
    this.field = field;
    this.rule = rule;
    this.before = before;
    this.after = after;
    this.around = around;
  }

  /** What there is to say, if there is anything. */
  Optional<ProofDifference> judge() {
    if (rule.kind() == RuleKind.IGNORE) {
      return Optional.empty();
    }
    if (rule.kind() == RuleKind.MUST_BE && after.isPresent()) {
      return mustBe(after.get());
    }
    if (before.isEmpty() || after.isEmpty()) {
      return oneSided();
    }
    return both(before.get(), after.get());
  }

  private Optional<ProofDifference> both(ProofValue was, ProofValue is) {
    boolean wasUnknown = was instanceof ProofValue.Unknown;
    boolean isUnknown = is instanceof ProofValue.Unknown;
    if (was.equals(is) && rule.kind() != RuleKind.MUST_RISE && !around.anew()) {
      return Optional.empty();
    }
    if (wasUnknown || isUnknown) {
      return cannotTell(
          wasUnknown && isUnknown ? "unknown for another reason" : "known on one side only");
    }
    return switch (rule.kind()) {
      case MUST_EQUAL ->
          said(rule.terms().tolerates(plain(was)) ? Grade.PASS : rule.otherwise(), "changed");
      case MUST_MATCH -> said(rule.otherwise(), "changed");
      case MUST_RISE -> moved(was, is, Direction.UP, "did not rise");
      case MUST_NOT_RISE -> movedNot(was, is, Direction.UP, "rose");
      case MUST_NOT_FALL -> movedNot(was, is, Direction.DOWN, "fell");
      case WITHIN -> within(was, is);
      default -> reported(was, is);
    };
  }

  // Rates differ a little between any two samples; equal counts are not worth a line.
  private Optional<ProofDifference> reported(ProofValue was, ProofValue is) {
    return switch (Direction.between(was, is)) {
      case UP -> said(Grade.PASS, "rose");
      case DOWN -> said(Grade.PASS, "fell");
      case LEVEL -> level(was, is);
      case NONE -> said(Grade.PASS, "changed");
    };
  }

  private Optional<ProofDifference> level(ProofValue was, ProofValue is) {
    boolean counts =
        was instanceof ProofValue.Tally then
            && is instanceof ProofValue.Tally now
            && then.events() != now.events();
    return counts ? said(Grade.PASS, NO_EVIDENCE) : Optional.empty();
  }

  private Optional<ProofDifference> moved(
      ProofValue was, ProofValue is, Direction wanted, String otherwise) {
    return Direction.between(was, is) == wanted
        ? said(Grade.PASS, "rose")
        : said(rule.otherwise(), otherwise);
  }

  private Optional<ProofDifference> movedNot(
      ProofValue was, ProofValue is, Direction unwanted, String otherwise) {
    Direction direction = Direction.between(was, is);
    boolean fromZero =
        rule.terms().anew().isPresent() && (around.anew() || direction == Direction.DOWN);
    if (fromZero && direction != Direction.UP && !plain(is).equals("0")) {
      return said(rule.otherwise(), "began again at 0 and rose to " + plain(is));
    }
    return switch (direction) {
      case LEVEL -> level(was, is);
      case NONE -> said(rule.otherwise(), "changed, and cannot be compared as a number");
      default ->
          direction == unwanted
              ? said(rule.otherwise(), otherwise)
              : said(Grade.PASS, unwanted == Direction.UP ? "fell" : "rose");
    };
  }

  private Optional<ProofDifference> within(ProofValue was, ProofValue is) {
    Direction direction = Direction.between(was, is);
    if (direction == Direction.LEVEL) {
      return level(was, is);
    }
    boolean little =
        direction != Direction.NONE
            && Direction.percent(was, is)
                .filter(percent -> percent.compareTo(rule.terms().percent().orElseThrow()) <= 0)
                .isPresent();
    return little
        ? said(Grade.PASS, "changed little")
        : said(
            rule.otherwise(),
            "changed by more than %s %%"
                .formatted(rule.terms().percent().orElseThrow().toPlainString()));
  }

  private Optional<ProofDifference> mustBe(ProofValue is) {
    Optional<String> was = before.map(FieldJudge::plain);
    if (is instanceof ProofValue.Unknown) {
      boolean needed =
          field.part().need() == ProofPart.Need.REQUIRED && rule.otherwise() == Grade.FAIL;
      return before.isPresent() && before.get().equals(is) && !needed
          ? Optional.empty()
          : cannotTell("not known");
    }
    if (rule.terms().values().contains(plain(is))) {
      return was.map(rule.terms().values()::contains).orElse(true)
          ? Optional.empty()
          : said(Grade.PASS, "is as it must be again");
    }
    boolean tolerated =
        rule.terms().tolerates(plain(is)) && (was.isEmpty() || was.get().equals(plain(is)));
    if (tolerated) {
      return said(Grade.PASS, "remark: " + plain(is));
    }
    String must = "must be " + String.join(" or ", rule.terms().values());
    // Nothing became worse, and yet it is not as it should be.
    return was.equals(Optional.of(plain(is)))
        ? said(Grade.WARN, "still: " + must)
        : said(rule.otherwise(), must);
  }

  private Optional<ProofDifference> oneSided() {
    if (rule.kind() == RuleKind.MUST_BE) {
      return cannotTell("is not told any more");
    }
    if (after.isEmpty() && !around.read()) {
      return cannotTell("could not be read");
    }
    boolean harmless =
        after.isPresent() || rule.kind() == RuleKind.REPORT || rule.kind() == RuleKind.EXPECTED;
    return said(harmless ? Grade.PASS : rule.otherwise(), after.isPresent() ? "is new" : "is gone");
  }

  private Optional<ProofDifference> cannotTell(String why) {
    boolean harmless = rule.kind() == RuleKind.REPORT || rule.kind() == RuleKind.EXPECTED;
    return said(harmless ? Grade.PASS : Grade.INCONCLUSIVE, why);
  }

  private Optional<ProofDifference> said(Grade grade, String says) {
    // A rule that is kept needs no reason, unless an operator gave one.
    boolean reasoned = grade != Grade.PASS || rule.kind() == RuleKind.EXPECTED;
    String reason =
        rule.terms().because().filter(any -> reasoned).map(text -> " (" + text + ")").orElse("");
    return Optional.of(
        new ProofDifference(
            grade,
            rule.kind(),
            field.path(),
            before.map(ValueText::of),
            after.map(ValueText::of),
            (rule.kind() == RuleKind.EXPECTED ? "expected: " : "") + says + reason));
  }

  private static String plain(ProofValue value) {
    return value instanceof ProofValue.Number number
        ? Long.toString(number.figure().value())
        : ValueText.of(value);
  }
}
