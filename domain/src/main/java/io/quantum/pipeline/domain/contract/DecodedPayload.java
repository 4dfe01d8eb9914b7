package io.quantum.pipeline.domain.contract;

import java.util.List;
import java.util.function.Function;

/**
 * A payload after decoding, before the rules.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#limits.
 */
public sealed interface DecodedPayload {

  /** One well-formed JSON object within the limits. */
  record Fields(PayloadFields fields) implements DecodedPayload {}

  /** Anything else, and why. */
  record Malformed(List<Violation> violations) implements DecodedPayload {
    /** Copies the list; refuses none. */
    public Malformed {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("malformed needs a violation");
      }
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Fields, R> fieldsCase, Function<Malformed, R> malformed) {
    if (this instanceof Fields fieldsCaseCase) {
      return fieldsCase.apply(fieldsCaseCase);
    }
    return malformed.apply((Malformed) this);
  }
}
