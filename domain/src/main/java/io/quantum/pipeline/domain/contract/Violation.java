package io.quantum.pipeline.domain.contract;

import java.util.Objects;

/**
 * One thing that is wrong with an entry or its payload.
 *
 * <p><b>Shape</b>: payload fields have their bare names, entry fields are called {@code
 * entry.source} and so on; the value is shortened to 64 printable characters. The code is API, the
 * message is for people. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/contract.md#violations.
 *
 * @param field where
 * @param code which rule
 * @param value what was there
 * @param message one sentence that says what is allowed
 */
public record Violation(String field, ViolationCode code, String value, String message) {

  private static final int SHOWN = 64;

  /** Shortens field and value. */
  public Violation {
    field = PrintableText.shorten(field, SHOWN);
    Objects.requireNonNull(code, "code");
    value = PrintableText.shorten(value, SHOWN);
    Objects.requireNonNull(message, "message");
  }
}
