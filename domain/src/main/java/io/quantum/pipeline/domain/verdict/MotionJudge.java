package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofEntry;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofValue;
import io.quantum.pipeline.domain.proof.ProofValue.Tally;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a counter goes on, stopped, or goes on again.
 *
 * <p>Its increment between two captures is a large sample of its own: it is held against what the
 * first capture counted, so that neither two small samples nor a pipeline without work are taken
 * for a stop.
 */
final class MotionJudge {
  private final ProofField field;
  private final ProofRule rule;
  private final ProofPack before;
  private final ProofPack after;

  MotionJudge(ProofField field, ProofRule rule, ProofPack before, ProofPack after) {
    this.field = field;
    this.rule = rule;
    this.before = before;
    this.after = after;
  }

  Optional<ProofDifference> judge() {
    Optional<ProofValue> was = before.value(field);
    Optional<ProofValue> is = after.value(field);
    OptionalLong from = number(was);
    OptionalLong to = number(is);
    Duration between = Duration.between(before.capturedAt(), after.capturedAt());
    if (from.isEmpty() || to.isEmpty() || between.toMillis() < 1) {
      return was.equals(is) ? Optional.empty() : said(Grade.INCONCLUSIVE, was, is, "is not known");
    }
    long more = to.getAsLong() - from.getAsLong();
    if (more < 0) {
      return said(rule.otherwise(), was, is, "fell: this is another stream than before");
    }
    return more > 0 ? moved(was, is, more, between) : stood(was, is, between);
  }

  private Optional<ProofDifference> moved(
      Optional<ProofValue> was, Optional<ProofValue> is, long more, Duration between) {
    String plus = "+%s in %s".formatted(ValueText.count(more), HumanTime.text(between));
    Optional<Tally> last = sample(after).filter(tally -> tally.events() == 0);
    if (last.isPresent() && hadWork() && isLowerThanBefore(last.get())) {
      return said(
          rule.otherwise(),
          was,
          is,
          "stopped: %s, but none in the last %s"
              .formatted(plus, HumanTime.text(last.get().over())));
    }
    return said(
        Grade.PASS,
        was,
        is,
        says(before, ProofValue.NO) ? "moves again: " + plus : "moves: " + plus);
  }

  private Optional<ProofDifference> stood(
      Optional<ProofValue> was, Optional<ProofValue> is, Duration between) {
    boolean movedBefore =
        sample(before).filter(tally -> tally.events() > 0).isPresent()
            || says(before, ProofValue.YES);
    if (!movedBefore) {
      return Optional.empty();
    }
    String span = HumanTime.text(between);
    if (!hadWork()) {
      return said(Grade.PASS, was, is, "none in %s, and no work came".formatted(span));
    }
    return isLowerThanBefore(new Tally(0, between))
            || says(before, ProofValue.YES) && says(after, ProofValue.NO)
        ? said(rule.otherwise(), was, is, "stopped: none in " + span)
        : said(
            Grade.WARN, was, is, "none in %s: too little time to say it stopped".formatted(span));
  }

  // Entries wait for the group, or were delivered to it meanwhile; what others do is no matter.
  private boolean hadWork() {
    Optional<String> group = after.value(PackField.IDENTITY_GROUP.place()).map(ValueText::of);
    return after.section(ProofPart.GROUPS).entries().stream()
        .map(ProofEntry::field)
        .filter(field -> group.isEmpty() || field.subject().equals(group))
        .anyMatch(
            field -> {
              OptionalLong is = number(after.value(field));
              OptionalLong was = number(before.value(field));
              return is.isPresent()
                  && (PackField.GROUPS_WAITING.is(field) && is.getAsLong() > 0
                      || PackField.GROUPS_ENTRIES_READ.is(field)
                          && was.isPresent()
                          && is.getAsLong() > was.getAsLong());
            });
  }

  private boolean isLowerThanBefore(Tally now) {
    return sample(before)
        .filter(tally -> RateChange.between(tally, now) == RateChange.LOWER)
        .isPresent();
  }

  private Optional<Tally> sample(ProofPack pack) {
    return rule.terms()
        .rate()
        .flatMap(pack::value)
        .filter(Tally.class::isInstance)
        .map(Tally.class::cast);
  }

  private boolean says(ProofPack pack, ProofValue word) {
    return rule.terms().state().flatMap(pack::value).filter(word::equals).isPresent();
  }

  private Optional<ProofDifference> said(
      Grade grade, Optional<ProofValue> was, Optional<ProofValue> is, String says) {
    return Optional.of(
        new ProofDifference(
            grade,
            rule.kind(),
            field.path(),
            was.map(ValueText::of),
            is.map(ValueText::of),
            says + rule.terms().because().map(because -> " (" + because + ")").orElse("")));
  }

  private static OptionalLong number(Optional<ProofValue> value) {
    return value
        .filter(ProofValue.Number.class::isInstance)
        .map(ProofValue.Number.class::cast)
        .map(ProofValue.Number::figure)
        .map(Figure.Known::value)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
