package io.quantum.pipeline.domain.backlog;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A number that says how it is known; unknown is a value of its own and never 0.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#figures.
 */
public sealed interface Figure {

  /** How a known figure is known. */
  enum Quality {
    /** Counted. */
    EXACT("exact"),
    /** Counted up to a bound; there may be more. */
    AT_LEAST("at-least"),
    /** Derived from something that can be wrong. */
    ESTIMATE("estimate");

    private final String wireName;

    Quality(String wireName) {
      this.wireName = wireName;
    }

    /** The name in text and JSON. */
    public String wireName() {
      return wireName;
    }
  }

  /** A number. */
  record Known(long value, Quality quality) implements Figure {
    /** Refuses a number without a quality. */
    public Known {
      Objects.requireNonNull(quality, "quality");
    }
  }

  /** No number, and why. */
  record Unknown(String why) implements Figure {}

  /** A counted number. */
  static Figure exact(long value) {
    return new Known(value, Quality.EXACT);
  }

  /** A number with the given quality. */
  static Figure of(long value, Quality quality) {
    return new Known(value, quality);
  }

  /** No number. */
  static Figure unknown(String why) {
    return new Unknown(why);
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Known, R> known, Function<Unknown, R> unknown) {
    if (this instanceof Known knownCase) {
      return known.apply(knownCase);
    }
    return unknown.apply((Unknown) this);
  }

  /** The number, if there is one, whatever its quality. */
  default OptionalLong number() {
    return fold(known -> OptionalLong.of(known.value()), unknown -> OptionalLong.empty());
  }
}
