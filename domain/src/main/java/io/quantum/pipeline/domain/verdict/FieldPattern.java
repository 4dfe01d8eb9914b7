package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.proof.PackField;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPart;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which fields of a proof pack a rule speaks of, for example {@code results.length}, {@code
 * units.*.restarts}, {@code units.quantum-execution.restarts} or {@code cost.*}.
 *
 * <p><b>Shape</b>: a section, a subject where one is meant, a name; {@code *} stands for any
 * subject or any name; without a subject fields are meant that have one or none. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}.
 *
 * @param part the section
 * @param subject of which the field tells, {@code *} for any, empty if there may be none
 * @param name what it is called, or {@code *}
 */
public record FieldPattern(ProofPart part, Optional<String> subject, String name) {
  private static final String ANY = "*";
  private static final int MAX_NEAREST = 3;

  /** Refuses missing parts, and names that no field has. */
  public FieldPattern {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(subject, "subject");
    if (!name.equals(ANY) && !ProofField.isName(name)) {
      throw new IllegalArgumentException(
          "'%s' is no name of a field: lower-case words, or *".formatted(name));
    }
  }

  /** Reads a pattern; a subject may hold dots itself. */
  public static FieldPattern of(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (first < 1 || last == text.length() - 1) {
      throw new IllegalArgumentException(
          "'%s' is no field such as results.length or units.*.restarts".formatted(text));
    }
    ProofPart part =
        ProofPart.named(text.substring(0, first))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s': a proof pack has no section %s"
                            .formatted(text, text.substring(0, first))));
    Optional<String> subject =
        first == last ? Optional.empty() : Optional.of(text.substring(first + 1, last));
    return new FieldPattern(part, subject, text.substring(last + 1));
  }

  /**
   * This pattern, if a field of the catalogue matches it.
   *
   * @throws IllegalArgumentException if none does; names the nearest fields
   */
  public FieldPattern requireKnown() {
    if (Arrays.stream(PackField.values()).noneMatch(this::matches)) {
      throw new IllegalArgumentException(
          "'%s': no proof pack has such a field; near: %s"
              .formatted(
                  this,
                  PackField.nearest(part, name, MAX_NEAREST).stream()
                      .map(PackField::toString)
                      .collect(Collectors.joining(", "))));
    }
    return this;
  }

  private boolean matches(PackField field) {
    return field.part() == part
        && (name.equals(ANY) || name.equals(field.wireName()))
        && (subject.isEmpty() || field.subject() == PackField.Subject.REQUIRED);
  }

  /** True if the rule speaks of this field. */
  public boolean matches(ProofField field) {
    return field.part() == part
        && (name.equals(ANY) || name.equals(field.name()))
        && (subject.isEmpty()
            || subject.equals(field.subject())
            || subject.get().equals(ANY) && field.subject().isPresent());
  }

  @Override
  public String toString() {
    return part.wireName() + subject.map(of -> "." + of).orElse("") + "." + name;
  }
}
