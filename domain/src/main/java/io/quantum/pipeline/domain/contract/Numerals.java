package io.quantum.pipeline.domain.contract;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers, tested on the text before anything is expanded.
 *
 * <p><b>Source</b>: docs/reference/contract.md#numbers: at most 64 characters, 20 significant
 * digits, adjusted exponent within 18 either way.
 */
final class Numerals {
  private static final int MAX_CHARACTERS = 64;
  private static final int MAX_DIGITS = 20;
  private static final int MAX_EXPONENT = 18;

  /** As many digits fit a long and are within every limit. */
  private static final int SHORT = 18;

  private Numerals() {}

  /** The number, unless it is written too long or too large to be held. */
  static Optional<BigDecimal> read(String literal) {
    if (literal.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    if (literal.length() <= SHORT) {
      Optional<BigDecimal> number = plain(literal);
      if (number.isPresent()) {
        return number;
      }
    }
    BigDecimal number;
    try {
      number = new BigDecimal(literal);
    } catch (NumberFormatException exponentBeyondInt) {
      return Optional.empty();
    }
    // In long arithmetic: a scale near the end of the int range would wrap around.
    long adjusted = number.precision() - (long) number.scale() - 1;
    return number.precision() <= MAX_DIGITS && Math.abs(adjusted) <= MAX_EXPONENT
        ? Optional.of(number)
        : Optional.empty();
  }

  // Nearly every number is a few digits with a point between them, or none.
  private static Optional<BigDecimal> plain(String literal) {
    int last = literal.length() - 1;
    int point = last;
    long digits = 0;
    for (int i = 0; i <= last; i++) {
      char c = literal.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else if (c == '.' && i > 0 && i < last && point == last) {
        point = i;
      } else {
        return Optional.empty();
      }
    }
    return last < 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(digits, last - point));
  }
}
