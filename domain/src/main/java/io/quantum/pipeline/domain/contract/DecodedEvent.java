package io.quantum.pipeline.domain.contract;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The payload of any event after decoding, before the rules of its own contract.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#limits.
 */
public sealed interface DecodedEvent {

  /**
   * A key and what stands in it.
   *
   * @param name the key
   * @param value its value
   */
  record Member(String name, FieldValue value) {
    /** Refuses missing parts. */
    public Member {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }

  /** One well-formed JSON object within the limits; its keys in the order in which they stand. */
  record Members(List<Member> all) implements DecodedEvent {
    /** Copies the list. */
    public Members {
      all = List.copyOf(all);
    }
  }

  /** Anything else, and why. */
  record Malformed(List<Violation> violations) implements DecodedEvent {
    /** Copies the list; refuses none. */
    public Malformed {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("malformed needs a violation");
      }
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Members, R> members, Function<Malformed, R> malformed) {
    if (this instanceof Members membersCase) {
      return members.apply(membersCase);
    }
    return malformed.apply((Malformed) this);
  }
}
