package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.proof.Completeness;
import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofEntry;
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

  /** Makes a thing the subject of the fields that are added from here on. */
  SectionBuilder about(String thing) {
    String name = shown(thing);
    subject = Optional.of(name.isEmpty() ? "(blank)" : name);
    return this;
  }

  SectionBuilder add(PackField field, String text) {
    return add(field, text(text));
  }

  SectionBuilder add(PackField field, Figure figure) {
    return add(field, ProofValue.of(figure));
  }

  SectionBuilder add(PackField field, long exact) {
    return add(field, Figure.exact(exact));
  }

  SectionBuilder add(PackField field, ProofValue value) {
    ProofField place = subject.map(field::place).orElseGet(field::place);
    entries.add(new ProofEntry(unique(place), value, field.stability()));
    return this;
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
