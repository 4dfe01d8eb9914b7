package io.quantum.pipeline.domain.proof;

import java.util.Objects;

/**
 * Where a pack is kept: two files of one name, {@code .txt} for people and {@code .json}.
 *
 * <p><b>Shape</b>: a folder as a path, and a name of letters, digits, dot, dash and underscore that
 * does not begin with a dot or a dash. <b>Threads</b>: immutable. <b>Errors</b>: {@link
 * IllegalArgumentException}. <b>Source</b>: docs/reference/proof-packs.md#files.
 *
 * @param folder as a path
 * @param name of both files, without their endings
 */
public record ProofPlace(String folder, String name) {
  private static final String PREFIX = "proof_";

  /** Refuses other shapes. */
  public ProofPlace {
    Objects.requireNonNull(folder, "folder");
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")) {
      throw new IllegalArgumentException("no name of a pack: " + name);
    }
  }

  /** Where the pack of a label is, in a folder. */
  public static ProofPlace of(String folder, ProofLabel label) {
    return new ProofPlace(folder, PREFIX + label.text());
  }
}
