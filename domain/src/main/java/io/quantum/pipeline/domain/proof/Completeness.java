package io.quantum.pipeline.domain.proof;

import java.util.Objects;
import java.util.function.Function;

/**
 * How much of a section could be read.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: spec part 3, "Proof pack"; issue 7.
 */
public sealed interface Completeness {

  /** All of it. */
  record Complete() implements Completeness {
    @Override
    public <R> R fold(
        Function<Complete, R> complete,
        Function<Partial, R> partial,
        Function<Unknown, R> unknown,
        Function<NotApplicable, R> notApplicable) {
      return complete.apply(this);
    }
  }

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

    @Override
    public <R> R fold(
        Function<Complete, R> complete,
        Function<Partial, R> partial,
        Function<Unknown, R> unknown,
        Function<NotApplicable, R> notApplicable) {
      return partial.apply(this);
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

    @Override
    public <R> R fold(
        Function<Complete, R> complete,
        Function<Partial, R> partial,
        Function<Unknown, R> unknown,
        Function<NotApplicable, R> notApplicable) {
      return unknown.apply(this);
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

    @Override
    public <R> R fold(
        Function<Complete, R> complete,
        Function<Partial, R> partial,
        Function<Unknown, R> unknown,
        Function<NotApplicable, R> notApplicable) {
      return notApplicable.apply(this);
    }
  }

  /** All of it. */
  Completeness COMPLETE = new Complete();

  /** Applies the function of the case at hand. */
  <R> R fold(
      Function<Complete, R> complete,
      Function<Partial, R> partial,
      Function<Unknown, R> unknown,
      Function<NotApplicable, R> notApplicable);
}
