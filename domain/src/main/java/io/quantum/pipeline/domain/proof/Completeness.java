package io.quantum.pipeline.domain.proof;

import java.util.Objects;
import java.util.function.Function;

/**
 * How much of a section could be read.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#completeness.
 */
public sealed interface Completeness {

  /** All of it. */
  record Complete() implements Completeness {}

  /**
   * Some of it; what is missing is missing for this reason.
   *
   * @param why in words
   */
  record Partial(String why) implements Completeness {
    /** Refuses a missing reason. */
    public Partial {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * Nothing of it that could be relied on.
   *
   * @param why in words
   */
  record Unknown(String why) implements Completeness {
    /** Refuses a missing reason. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * There is no such thing here, so nothing is missing.
   *
   * @param why in words
   */
  record NotApplicable(String why) implements Completeness {
    /** Refuses a missing reason. */
    public NotApplicable {
      Objects.requireNonNull(why, "why");
    }
  }

  /** All of it. */
  Completeness COMPLETE = new Complete();

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Complete, R> complete,
      Function<Partial, R> partial,
      Function<Unknown, R> unknown,
      Function<NotApplicable, R> notApplicable) {
    if (this instanceof Complete completeCase) {
      return complete.apply(completeCase);
    }
    if (this instanceof Partial partialCase) {
      return partial.apply(partialCase);
    }
    if (this instanceof Unknown unknownCase) {
      return unknown.apply(unknownCase);
    }
    return notApplicable.apply((NotApplicable) this);
  }
}
