package io.quantum.pipeline.domain.proof;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.flow.Rate;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a field of a proof pack holds.
 *
 * <p>Units stand in the names of the fields: {@code _seconds}, {@code _bytes}, {@code _micros}.
 * <b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#values.
 */
public sealed interface ProofValue {
  /** What a field says that holds. */
  Text YES = new Text("yes");

  /** What a field says that does not hold. */
  Text NO = new Text("no");

  /**
   * Words, an id, a time, a state.
   *
   * @param text not empty, on one line
   */
  record Text(String text) implements ProofValue {
    /** Refuses other shapes. */
    public Text {
      if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("a text of a proof stands on one line");
      }
    }
  }

  /** A whole number with its quality. */
  record Number(Figure.Known figure) implements ProofValue {
    /** Refuses a missing number. */
    public Number {
      Objects.requireNonNull(figure, "figure");
    }
  }

  /**
   * So many events in so much time: a rate, and how much it can be relied on.
   *
   * @param events counted, 0 or more
   * @param over how long, at least a millisecond
   */
  record Tally(long events, Duration over) implements ProofValue {
    /** Refuses what is no count and no time. */
    public Tally {
      if (events < 0 || over.toMillis() < 1) {
        throw new IllegalArgumentException("%d events in %s".formatted(events, over));
      }
    }

    /** Events per second. */
    public Rate rate() {
      return Rate.of(events, over.toMillis());
    }

    /** Lower end of the 95 % interval. */
    public Rate low() {
      return CountInterval.low(events, over);
    }

    /** Upper end of the 95 % interval; above 0 even if nothing was counted. */
    public Rate high() {
      return CountInterval.high(events, over);
    }
  }

  /**
   * A rate of growth with its interval; negative where it shrinks.
   *
   * @param low lower end
   * @param mid what was seen
   * @param high upper end
   */
  record Span(Rate low, Rate mid, Rate high) implements ProofValue {
    /** Refuses ends that are out of order. */
    public Span {
      if (low.compareTo(mid) > 0 || mid.compareTo(high) > 0) {
        throw new IllegalArgumentException("no interval: %s %s %s".formatted(low, mid, high));
      }
    }
  }

  /**
   * Nobody can tell.
   *
   * @param why in words
   */
  record Unknown(String why) implements ProofValue {
    /** Refuses a missing reason. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Yes or no. */
  static ProofValue of(boolean holds) {
    return holds ? YES : NO;
  }

  /** A figure as it is known, or why it is not. */
  static ProofValue of(Figure figure) {
    return figure.fold(Number::new, unknown -> new Unknown(unknown.why()));
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Text, R> text,
      Function<Number, R> number,
      Function<Tally, R> tally,
      Function<Span, R> span,
      Function<Unknown, R> unknown) {
    if (this instanceof Text textCase) {
      return text.apply(textCase);
    }
    if (this instanceof Number numberCase) {
      return number.apply(numberCase);
    }
    if (this instanceof Tally tallyCase) {
      return tally.apply(tallyCase);
    }
    if (this instanceof Span spanCase) {
      return span.apply(spanCase);
    }
    return unknown.apply((Unknown) this);
  }
}
