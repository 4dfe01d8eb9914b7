package io.quantum.pipeline.domain.contract;

import java.util.List;
import java.util.function.Function;

/**
 * A payload after decoding, before the rules.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: spec part 1, "Limits".
 */
public sealed interface DecodedPayload {

  /** One well-formed JSON object within the limits. */
  record Fields(PayloadFields fields) implements DecodedPayload {
    @Override
    public <R> R fold(Function<Fields, R> fieldsCase, Function<Malformed, R> malformed) {
      return fieldsCase.apply(this);
    }
  }

  /** Anything else, and why. */
  record Malformed(List<Violation> violations) implements DecodedPayload {
    /** Copies the list; refuses none. */
    public Malformed {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("malformed needs a violation");
      }
    }

    @Override
    public <R> R fold(Function<Fields, R> fieldsCase, Function<Malformed, R> malformed) {
      return malformed.apply(this);
    }
  }

  /** Applies the function of the case at hand. */
  <R> R fold(Function<Fields, R> fieldsCase, Function<Malformed, R> malformed);
}
