package io.quantum.pipeline.application.publish.port.in;

import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What became of one submission of a batch.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/publishing.md#batches.
 */
public sealed interface PublishAnswer {

  /** It is valid, and the store has answered. */
  record Settled(PublishOutcome outcome) implements PublishAnswer {
    /** Refuses a missing outcome. */
    public Settled {
      Objects.requireNonNull(outcome, "outcome");
    }
  }

  /** The contract does not allow it; nothing was written. Holds every violation. */
  record Refused(List<Violation> violations) implements PublishAnswer {
    /** Copies the list; refuses none. */
    public Refused {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a violation");
      }
    }
  }

  /** Nobody knows whether it was written; publishing it again is safe for 24 h. */
  record Unknown(String why) implements PublishAnswer {
    /** Refuses a missing reason. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Settled, R> settled, Function<Refused, R> refused, Function<Unknown, R> unknown) {
    if (this instanceof Settled settledCase) {
      return settled.apply(settledCase);
    }
    if (this instanceof Refused refusedCase) {
      return refused.apply(refusedCase);
    }
    return unknown.apply((Unknown) this);
  }
}
