package io.quantum.pipeline.domain.execution;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The attempt to read what is open at the venue.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#positions.
 */
public sealed interface PositionsReading {

  /**
   * The venue could be asked.
   *
   * @param positions by symbol
   */
  record Known(List<OpenPosition> positions) implements PositionsReading {
    /** Copies the list. */
    public Known {
      positions = List.copyOf(positions);
    }

    /** Sum of the sizes in USD; empty if one of them has no price. */
    public Optional<BigDecimal> grossNotional() {
      return positions.stream()
          .map(OpenPosition::notional)
          .reduce(
              Optional.of(BigDecimal.ZERO), (sum, next) -> sum.flatMap(so -> next.map(so::add)));
    }
  }

  /**
   * It could not, which is not the same as no position.
   *
   * @param why in words
   */
  record Unknown(String why) implements PositionsReading {
    /** Refuses missing parts. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Known, R> known, Function<Unknown, R> unknown) {
    if (this instanceof Known knownCase) {
      return known.apply(knownCase);
    }
    return unknown.apply((Unknown) this);
  }
}
