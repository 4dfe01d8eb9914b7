package io.quantum.pipeline.domain.proof;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A snapshot of the pipeline that is kept as evidence.
 *
 * <p><b>Invariants</b>: every section is there, in the order of {@link ProofPart}; what could not
 * be read is a section that says so. <b>Threads</b>: immutable. <b>Errors</b>: {@link
 * IllegalArgumentException}. <b>Source</b>: docs/reference/proof-packs.md#pack.
 *
 * @param label what the capture is called
 * @param capturedAt its end, to the millisecond, by this host's clock
 * @param sections all of them
 */
public record ProofPack(ProofLabel label, Instant capturedAt, List<ProofSection> sections) {
  /** The shape of the JSON; packs of different shapes cannot be compared. */
  public static final String SCHEMA = "quantum.ops.proof/1";

  /** Refuses a pack that lacks a section. */
  public ProofPack {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(capturedAt, "capturedAt");
    sections = List.copyOf(sections);
    if (!sections.stream()
        .map(ProofSection::part)
        .toList()
        .equals(Arrays.asList(ProofPart.values()))) {
      throw new IllegalArgumentException("a pack has every section once, in order");
    }
  }

  /** One of its sections. */
  public ProofSection section(ProofPart part) {
    return sections.get(part.ordinal());
  }

  /** The value of a field, if it is there. */
  public Optional<ProofValue> value(ProofField field) {
    return section(field.part()).value(field);
  }

  /** The required sections that could not be read; without them a capture cannot tell. */
  public List<ProofPart> missing() {
    return sections.stream()
        .filter(ProofSection::isUnknown)
        .map(ProofSection::part)
        .filter(part -> part.need() == ProofPart.Need.REQUIRED)
        .toList();
  }
}
