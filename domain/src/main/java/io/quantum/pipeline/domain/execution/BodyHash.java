package io.quantum.pipeline.domain.execution;

import java.util.regex.Pattern;

/**
 * A digest of everything the contract knows about an intent; tells a repeat from a conflict.
 *
 * <p><b>Shape</b>: 64 lower-case hex digits (SHA-256). <b>Threads</b>: immutable. <b>Errors</b>:
 * {@link IllegalArgumentException}. <b>Source</b>: docs/reference/identity.md#body-hash; made by
 * {@link IntentIdentity}.
 *
 * @param hex the digest
 */
public record BodyHash(String hex) {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but 64 hex digits. */
  public BodyHash {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException("body hash must be 64 lower-case hex digits");
    }
  }
}
