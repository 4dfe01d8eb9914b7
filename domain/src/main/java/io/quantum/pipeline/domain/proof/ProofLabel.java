package io.quantum.pipeline.domain.proof;

import java.util.regex.Pattern;

/**
 * What a capture is called, for example {@code before}.
 *
 * <p><b>Shape</b>: {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}, fit for a file name. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>:
 * docs/reference/proof-packs.md#pack.
 *
 * @param text the name
 */
public record ProofLabel(String text) {
  /** Captured before a change. */
  public static final ProofLabel BEFORE = new ProofLabel("before");

  /** Captured after it. */
  public static final ProofLabel AFTER = new ProofLabel("after");

  private static final String SHAPE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  /** Refuses other shapes. */
  public ProofLabel {
    if (!Pattern.matches(SHAPE, text)) {
      throw new IllegalArgumentException("a label must match " + SHAPE);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
