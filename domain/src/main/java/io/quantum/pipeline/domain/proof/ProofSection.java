package io.quantum.pipeline.domain.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One section of a proof pack.
 *
 * <p><b>Invariants</b>: all entries are of the section, each field is there once. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}.
 *
 * @param part which
 * @param completeness how much of it could be read
 * @param entries in their order
 */
public record ProofSection(ProofPart part, Completeness completeness, List<ProofEntry> entries) {

  /** Refuses foreign and repeated fields. */
  public ProofSection {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(completeness, "completeness");
    entries = List.copyOf(entries);
    Set<ProofField> seen = new HashSet<>();
    for (ProofEntry entry : entries) {
      if (entry.field().part() != part || !seen.add(entry.field())) {
        throw new IllegalArgumentException(
            "%s is not of the section %s, or there twice".formatted(entry.field(), part));
      }
    }
  }

  /** A section that could not be read. */
  public static ProofSection unknown(ProofPart part, String why) {
    return new ProofSection(part, new Completeness.Unknown(why), List.of());
  }

  /** True if nothing of it could be relied on. */
  public boolean isUnknown() {
    return completeness.fold(
        complete -> false, partial -> false, unknown -> true, notApplicable -> false);
  }

  /** The value of a field, if it is there. */
  public Optional<ProofValue> value(ProofField field) {
    return entries.stream()
        .filter(entry -> entry.field().equals(field))
        .map(ProofEntry::value)
        .findFirst();
  }
}
