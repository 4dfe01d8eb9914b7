package io.quantum.pipeline.domain.proof;

/**
 * The SHA-256 of a pack as it was written down.
 *
 * <p><b>Shape</b>: 64 lower-case hexadecimal digits. <b>Threads</b>: immutable. <b>Errors</b>:
 * {@link IllegalArgumentException}.
 *
 * @param hex the digits
 */
public record ProofDigest(String hex) {
  /** Refuses other shapes. */
  public ProofDigest {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256 in lower-case hex");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
