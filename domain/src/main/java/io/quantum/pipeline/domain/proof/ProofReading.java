package io.quantum.pipeline.domain.proof;

import java.util.Objects;
import java.util.function.Function;

/**
 * The attempt to read a pack back.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#digest-and-chain.
 */
public sealed interface ProofReading {

  /**
   * It is as it was written.
   *
   * @param file where it stands
   * @param proof what it says
   */
  record Intact(String file, SealedProof proof) implements ProofReading {
    /** Refuses missing parts. */
    public Intact {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(proof, "proof");
    }
  }

  /**
   * It was changed, is torn, or never was a pack of this shape.
   *
   * @param file where it stands
   * @param why in words
   */
  record Broken(String file, String why) implements ProofReading {
    /** Refuses missing parts. */
    public Broken {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * It is not there, or may not be read.
   *
   * @param file where it was looked for
   * @param why in words
   */
  record Unreadable(String file, String why) implements ProofReading {
    /** Refuses missing parts. */
    public Unreadable {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(why, "why");
    }
  }

  /** Where it was looked for. */
  String file();

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Intact, R> intact, Function<Broken, R> broken, Function<Unreadable, R> unreadable) {
    if (this instanceof Intact intactCase) {
      return intact.apply(intactCase);
    }
    if (this instanceof Broken brokenCase) {
      return broken.apply(brokenCase);
    }
    return unreadable.apply((Unreadable) this);
  }
}
