package io.quantum.pipeline.domain.proof;

import java.util.Objects;

/**
 * One line of a proof pack.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#stable-and-changing.
 *
 * @param field where it stands
 * @param value what it says
 * @param steadiness whether it differs between any two captures
 */
public record ProofEntry(ProofField field, ProofValue value, Steadiness steadiness) {

  /** Whether a value differs between any two captures, of an idle pipeline too. */
  public enum Steadiness {
    /** A difference means something. */
    STEADY,
    /** Times, ages, ids of processes, rates; such lines of text end in {@code ~}. */
    VOLATILE
  }

  /** Refuses missing parts. */
  public ProofEntry {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(steadiness, "steadiness");
  }
}
