package io.quantum.pipeline.domain.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that an older producer wrote as a number since 1970. The unit follows from the number of
 * digits: 9 or 10 before the point are seconds and 12 or 13 are milliseconds, between 1973 and
 * 2286. Anything else could be read in two ways and is not read.
 *
 * @param unit in words
 * @param at the same instant, to the nanosecond
 */
record EpochTime(String unit, Instant at) {
  private static final Pattern SHAPE = Pattern.compile("([0-9]{9,13})(?:\\.[0-9]{1,9})?");
  private static final int MAX_DIGITS_OF_SECONDS = 10;
  private static final int MIN_DIGITS_OF_MILLIS = 12;

  static Optional<EpochTime> read(String literal) {
    Matcher shape = SHAPE.matcher(literal);
    if (!shape.matches()) {
      return Optional.empty();
    }
    int digits = shape.group(1).length();
    BigDecimal number = new BigDecimal(literal);
    if (digits <= MAX_DIGITS_OF_SECONDS) {
      return exact("seconds", number);
    }
    return digits >= MIN_DIGITS_OF_MILLIS
        ? exact("milliseconds", number.movePointLeft(3))
        : Optional.empty();
  }

  private static Optional<EpochTime> exact(String unit, BigDecimal seconds) {
    BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
    BigDecimal nanos = parts[1].movePointRight(9).stripTrailingZeros();
    return nanos.scale() > 0
        ? Optional.empty()
        : Optional.of(
            new EpochTime(
                unit, Instant.ofEpochSecond(parts[0].longValueExact(), nanos.longValueExact())));
  }
}
