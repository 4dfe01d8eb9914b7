package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.ProofEntry;
import io.quantum.pipeline.domain.proof.ProofEntry.Steadiness;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.ProofValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one section under construction, for one subject after another.
 *
 * <p>Text from outside is escaped and capped here. Not thread-safe.
 */
final class SectionBuilder {
  private static final int MAX_TEXT = 240;

  private final ProofPart part;
  private final List<ProofEntry> entries = new ArrayList<>();
  private Optional<String> subject = Optional.empty();

  SectionBuilder(ProofPart part) {
    this.part = part;
  }

  /** What follows tells of this thing. */
  SectionBuilder about(String thing) {
    String name = shown(thing);
    subject = Optional.of(name.isEmpty() ? "(blank)" : name);
    return this;
  }

  SectionBuilder steady(String name, String text) {
    return add(name, text(text), Steadiness.STEADY);
  }

  SectionBuilder steady(String name, Figure figure) {
    return add(name, ProofValue.of(figure), Steadiness.STEADY);
  }

  SectionBuilder steady(String name, long exact) {
    return steady(name, Figure.exact(exact));
  }

  SectionBuilder steady(String name, ProofValue value) {
    return add(name, value, Steadiness.STEADY);
  }

  SectionBuilder passing(String name, String text) {
    return add(name, text(text), Steadiness.VOLATILE);
  }

  SectionBuilder passing(String name, Figure figure) {
    return add(name, ProofValue.of(figure), Steadiness.VOLATILE);
  }

  SectionBuilder passing(String name, ProofValue value) {
    return add(name, value, Steadiness.VOLATILE);
  }

  ProofSection complete() {
    return with(Completeness.COMPLETE);
  }

  ProofSection with(Completeness completeness) {
    return new ProofSection(part, completeness, entries);
  }

  static ProofValue text(String text) {
    String shown = shown(text);
    return shown.isEmpty() ? new ProofValue.Unknown("empty") : new ProofValue.Text(shown);
  }

  static String shown(String text) {
    return PrintableText.shorten(text.strip(), MAX_TEXT);
  }

  private SectionBuilder add(String name, ProofValue value, Steadiness steadiness) {
    entries.add(new ProofEntry(unique(new ProofField(part, subject, name)), value, steadiness));
    return this;
  }

  // Names from outside may look the same once they are fit to be shown.
  private ProofField unique(ProofField field) {
    ProofField found = field;
    for (int more = 2; isTaken(found); more++) {
      found =
          ProofField.of(part, "%s (%d)".formatted(field.subject().orElse(""), more), field.name());
    }
    return found;
  }

  private boolean isTaken(ProofField field) {
    return entries.stream().anyMatch(entry -> entry.field().equals(field));
  }
}
