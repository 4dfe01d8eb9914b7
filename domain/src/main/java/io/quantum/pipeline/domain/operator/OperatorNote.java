package io.quantum.pipeline.domain.operator;

import io.quantum.pipeline.domain.contract.PrintableText;
import java.util.regex.Pattern;

/**
 * Who did something by hand, and why; kept with what was done.
 *
 * <p><b>Shape</b>: a name of 1 to 64 letters, digits and {@code . _ @ -}; a reason of 1 to 200
 * characters, made printable. <b>Threads</b>: immutable. <b>Errors</b>: {@link
 * IllegalArgumentException}. <b>Source</b>: docs/reference/tools.md#operator-notes.
 *
 * @param by the operator's name
 * @param reason in words
 */
public record OperatorNote(String by, String reason) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final int MOST = 200;

  /** Refuses a name of another shape and an empty reason. */
  public OperatorNote {
    if (!NAME.matcher(by).matches()) {
      throw new IllegalArgumentException("the operator's name matches " + NAME.pattern());
    }
    reason = PrintableText.shorten(reason.strip(), MOST);
    if (reason.isEmpty()) {
      throw new IllegalArgumentException("a reason is needed, in words");
    }
  }
}
