package io.quantum.pipeline.domain.proof;

import java.util.Objects;
import java.util.function.Function;

/**
 * What became of the wish to keep a pack.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#files.
 */
public sealed interface KeepOutcome {

  /**
   * It is kept.
   *
   * @param text file for people
   * @param json file for machines
   * @param proof as it was sealed
   */
  record Kept(String text, String json, SealedProof proof) implements KeepOutcome {
    /** Refuses missing parts. */
    public Kept {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(json, "json");
      Objects.requireNonNull(proof, "proof");
    }
  }

  /**
   * Nothing was written.
   *
   * @param proof sealed, but not kept
   * @param why in words an operator can act on
   */
  record Refused(SealedProof proof, String why) implements KeepOutcome {
    /** Refuses missing parts. */
    public Refused {
      Objects.requireNonNull(proof, "proof");
      Objects.requireNonNull(why, "why");
    }
  }

  /** The pack with its seal, kept or not. */
  SealedProof proof();

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Kept, R> kept, Function<Refused, R> refused) {
    if (this instanceof Kept keptCase) {
      return kept.apply(keptCase);
    }
    return refused.apply((Refused) this);
  }
}
