package io.quantum.pipeline.domain.verdict;

import io.quantum.pipeline.domain.proof.ProofValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/** Which way a value went, where it is one that can go somewhere. */
enum Direction {
  DOWN,
  UP,
  /** The same, or no evidence of a change. */
  LEVEL,
  /** Words have no direction. */
  NONE;

  static Direction between(ProofValue before, ProofValue after) {
    OptionalLong from = number(before);
    OptionalLong to = number(after);
    if (from.isPresent() && to.isPresent()) {
      int order = Long.compare(to.getAsLong(), from.getAsLong());
      return order == 0 ? LEVEL : order < 0 ? DOWN : UP;
    }
    if (before instanceof ProofValue.Tally was && after instanceof ProofValue.Tally is) {
      return switch (RateChange.between(was, is)) {
        case LOWER -> DOWN;
        case HIGHER -> UP;
        case NO_EVIDENCE -> LEVEL;
      };
    }
    if (before instanceof ProofValue.Span was && after instanceof ProofValue.Span is) {
      if (is.high().compareTo(was.low()) < 0) {
        return DOWN;
      }
      return is.low().compareTo(was.high()) > 0 ? UP : LEVEL;
    }
    return NONE;
  }

  /** By how much it changed, in per cent of what it was; empty if it came from nothing. */
  static Optional<BigDecimal> percent(ProofValue before, ProofValue after) {
    Optional<BigDecimal> from = magnitude(before);
    return from.filter(was -> was.signum() != 0)
        .flatMap(
            was ->
                magnitude(after)
                    .map(
                        is ->
                            is.subtract(was)
                                .abs()
                                .movePointRight(2)
                                .divide(was.abs(), 3, RoundingMode.HALF_UP)));
  }

  private static OptionalLong number(ProofValue value) {
    return value instanceof ProofValue.Number number
        ? OptionalLong.of(number.figure().value())
        : OptionalLong.empty();
  }

  private static Optional<BigDecimal> magnitude(ProofValue value) {
    return value.fold(
        text -> Optional.empty(),
        number -> Optional.of(BigDecimal.valueOf(number.figure().value())),
        tally -> Optional.of(tally.rate().exact()),
        span -> Optional.of(span.mid().exact()),
        unknown -> Optional.empty());
  }
}
