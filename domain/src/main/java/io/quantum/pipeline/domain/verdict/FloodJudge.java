package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.logs.LogLevel;
import io.quantum.pipeline.domain.logs.LogTemplate;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofValue;
import io.quantum.pipeline.domain.proof.ProofValue.Tally;
import java.util.Optional;

/**
 * One template of the log: new, gone, grown into a flood, or a flood no more.
 *
 * <p>A template that is not listed did not come. The subject of its field begins with its level.
 */
final class FloodJudge {
  private final ProofField field;
  private final ProofRule rule;
  private final Optional<ProofValue> before;
  private final Optional<ProofValue> after;

  FloodJudge(
      ProofField field, ProofRule rule, Optional<ProofValue> before, Optional<ProofValue> after) {
    this.field = field;
    this.rule = rule;
    this.before = before;
    this.after = after;
  }

  /** With a pack before it. */
  Optional<ProofDifference> judge() {
    if (before.equals(after)) {
      return Optional.empty();
    }
    Optional<Tally> was = tally(before);
    Optional<Tally> is = tally(after);
    boolean flooded = was.filter(FloodJudge::floods).isPresent();
    boolean floods = is.filter(FloodJudge::floods).isPresent();
    if (flooded && floods && !exploded(was.get(), is.get())) {
      return said(Grade.PASS, "still floods the log: " + perSecond(is.get()));
    }
    if (flooded && !floods && isLower(was.get(), is)) {
      return said(Grade.PASS, perSecond(was.get()) + " gone");
    }
    if (floods && isHigher(was, is.get())) {
      return said(
          rule.otherwise(), perSecond(is.get()) + (before.isEmpty() ? " new" : " exploded"));
    }
    if (before.isEmpty()) {
      return isError() ? said(rule.otherwise(), "a new error") : aside("a new template");
    }
    if (after.isEmpty()) {
      return isError() ? said(Grade.PASS, "this error is gone") : aside("this template is gone");
    }
    return Optional.empty();
  }

  /** Of a pack alone. */
  Optional<ProofDifference> judgeAlone() {
    return tally(after)
        .filter(FloodJudge::floods)
        .flatMap(is -> said(rule.otherwise(), "floods the log: " + perSecond(is)));
  }

  private static boolean isLower(Tally was, Optional<Tally> is) {
    Tally now = is.orElse(new Tally(0, was.over()));
    return RateChange.between(was, now) == RateChange.LOWER;
  }

  private static boolean isHigher(Optional<Tally> was, Tally is) {
    Tally then = was.orElse(new Tally(0, is.over()));
    return RateChange.between(then, is) == RateChange.HIGHER;
  }

  // Twice as many a second, and that beyond doubt.
  private static boolean exploded(Tally was, Tally is) {
    return is.rate().compareTo(was.rate().plusPercent(100)) >= 0 && isHigher(Optional.of(was), is);
  }

  private boolean isError() {
    return field.subject().filter(of -> of.startsWith(LogLevel.ERROR.name())).isPresent();
  }

  private static boolean floods(Tally tally) {
    return LogTemplate.isSpam(tally.events(), tally.rate());
  }

  private static String perSecond(Tally tally) {
    Rate rate = tally.rate();
    return ValueText.rate(rate) + " lines/s";
  }

  private static Optional<Tally> tally(Optional<ProofValue> value) {
    return value.filter(Tally.class::isInstance).map(Tally.class::cast);
  }

  private Optional<ProofDifference> said(Grade grade, String says) {
    return said(grade, rule.kind(), says);
  }

  // Worth a line, but not one of the first.
  private Optional<ProofDifference> aside(String says) {
    return said(Grade.PASS, RuleKind.REPORT, says);
  }

  private Optional<ProofDifference> said(Grade grade, RuleKind kind, String says) {
    return Optional.of(
        new ProofDifference(
            grade, kind, field.path(), before.map(ValueText::of), after.map(ValueText::of), says));
  }
}
