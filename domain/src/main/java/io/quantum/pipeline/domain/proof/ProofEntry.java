package io.quantum.pipeline.domain.proof;

import java.util.Objects;

/**
 * One line of a proof pack.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#stable-and-changing.
 *
 * @param field where it stands
 * @param value what it says
 * @param stability whether it differs between any two captures
 */
public record ProofEntry(ProofField field, ProofValue value, Stability stability) {

  /** Whether a value differs between any two captures, of an idle pipeline too. */
  public enum Stability {
    /** A difference means something. */
    STABLE,
    /** Times, ages, ids of processes, rates; such lines of text end in {@code ~}. */
    CHANGING
  }

  /** Refuses missing parts. */
  public ProofEntry {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(stability, "stability");
  }
}
