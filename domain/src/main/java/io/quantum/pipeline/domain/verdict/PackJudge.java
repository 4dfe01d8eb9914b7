package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.ProofEntry;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds every section and field of a pack, and of one before it, against a policy. */
final class PackJudge {
  private record Ranked(int rank, ProofDifference difference) {}

  private final Optional<ProofPack> before;
  private final ProofPack after;
  private final ProofPolicy policy;
  private final List<Ranked> found = new ArrayList<>();
  private final List<ProofField> judged = new ArrayList<>();

  PackJudge(Optional<ProofPack> before, ProofPack after, ProofPolicy policy) {
    this.before = before;
    this.after = after;
    this.policy = policy;
  }

  ProofComparison judge() {
    for (ProofPart part : ProofPart.values()) {
      if (isKnown(part)) {
        fields(part).forEach(this::field);
      }
    }
    List<ProofDifference> differences =
        found.stream()
            .sorted(
                Comparator.<Ranked, Grade>comparing(each -> each.difference().grade())
                    .reversed()
                    .thenComparing(Ranked::rank)
                    .thenComparing(each -> each.difference().place()))
            .map(Ranked::difference)
            .toList();
    Grade verdict = Grade.worst(differences.stream().map(ProofDifference::grade).toList());
    return new ProofComparison(before, after, verdict, differences, judged.size());
  }

  private boolean isKnown(ProofPart part) {
    ProofSection is = after.section(part);
    ProofSection was = before.map(pack -> pack.section(part)).orElse(is);
    String now = lacking(is);
    String then = lacking(was);
    if (is.isUnknown() && was.isUnknown()) {
      if (part.need() == ProofPart.Need.REQUIRED || !then.equals(now)) {
        inconclusive(part, "cannot be read: " + now);
      }
      return false;
    }
    if (is.isUnknown() || was.isUnknown()) {
      inconclusive(part, "known on one side only: " + (is.isUnknown() ? now : then));
      return false;
    }
    if (!then.equals(now)) {
      inconclusive(part, "not read as far on both sides: " + (now.isEmpty() ? then : now));
    }
    return true;
  }

  private void field(ProofField field) {
    Optional<ProofValue> was = before.flatMap(pack -> pack.value(field));
    Optional<ProofValue> is = after.value(field);
    ProofRule rule = policy.rule(field);
    if (rule.kind() == RuleKind.IGNORE) {
      return;
    }
    judged.add(field);
    finding(field, rule, was, is)
        .ifPresent(
            difference ->
                found.add(
                    new Ranked(
                        difference.rule() == rule.kind()
                            ? policy.rank(field)
                            : policy.rules().size(),
                        difference)));
  }

  private Optional<ProofDifference> finding(
      ProofField field, ProofRule rule, Optional<ProofValue> was, Optional<ProofValue> is) {
    if (rule.kind() == RuleKind.MUST_NOT_FLOOD) {
      FloodJudge flood = new FloodJudge(field, rule, was, is);
      return before.isPresent() ? flood.judge() : flood.judgeAlone();
    }
    if (before.isEmpty()) {
      return rule.kind() == RuleKind.MUST_BE
          ? new FieldJudge(field, rule, was, is, around(field, rule)).judge()
          : Optional.empty();
    }
    return rule.kind() == RuleKind.MUST_KEEP_MOVING
        ? new MotionJudge(field, rule, before.get(), after).judge()
        : new FieldJudge(field, rule, was, is, around(field, rule)).judge();
  }

  private FieldJudge.Around around(ProofField field, ProofRule rule) {
    return new FieldJudge.Around(
        lacking(after.section(field.part())).isEmpty(),
        rule.terms().anew().filter(beside -> differs(field, beside)).isPresent());
  }

  private boolean differs(ProofField field, String beside) {
    ProofField start = new ProofField(field.part(), field.subject(), beside);
    Optional<ProofValue> was = before.flatMap(pack -> pack.value(start)).filter(PackJudge::isTold);
    Optional<ProofValue> is = after.value(start).filter(PackJudge::isTold);
    return was.isPresent() && is.isPresent() && !was.equals(is);
  }

  private static boolean isTold(ProofValue value) {
    return !(value instanceof ProofValue.Unknown);
  }

  private void inconclusive(ProofPart part, String says) {
    if (!policy.sections().contains(part)) {
      return;
    }
    found.add(
        new Ranked(
            part.ordinal(),
            new ProofDifference(
                Grade.INCONCLUSIVE,
                RuleKind.MUST_EQUAL,
                part.wireName(),
                Optional.empty(),
                Optional.empty(),
                says)));
  }

  private Stream<ProofField> fields(ProofPart part) {
    Set<ProofField> all = new LinkedHashSet<>();
    Stream.concat(before.stream(), Stream.of(after))
        .flatMap(pack -> pack.section(part).entries().stream())
        .map(ProofEntry::field)
        .forEach(all::add);
    return all.stream();
  }

  /** Why a section is not whole; empty if it is. */
  private static String lacking(ProofSection section) {
    return section
        .completeness()
        .fold(
            complete -> "",
            Completeness.Partial::why,
            Completeness.Unknown::why,
            Completeness.NotApplicable::why);
  }
}
