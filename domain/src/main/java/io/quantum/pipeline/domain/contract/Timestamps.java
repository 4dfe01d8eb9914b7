package io.quantum.pipeline.domain.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times on the wire: ISO-8601 with seconds, up to nine decimals, a zone or UTC; a real date, no
 * second 60. What is read can be written again in the same form.
 *
 * <p>Read by hand: every intent has one, and a regular expression costs more than all other rules
 * together. <b>Source</b>: docs/reference/contract.md#times.
 */
final class Timestamps {
  private static final int SECONDS_END = "2026-01-21T00:03:10".length();
  private static final int OFFSET_LENGTH = "+00:00".length();
  private static final int MAX_DECIMALS = 9;
  private static final int NOT_DIGITS = -1;

  /** In UTC, an earlier instant could not be written back in four digits. */
  private static final long YEAR_ZERO = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

  private Timestamps() {}

  static Optional<Instant> read(String text) {
    if (text.length() < SECONDS_END
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return Optional.empty();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int zone = endOfDecimals(text);
    if ((year | month | day | hour | minute | second) < 0 || !isZone(text, zone)) {
      return Optional.empty();
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return Optional.empty();
    }
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - offsetSeconds(text, zone);
      return seconds < YEAR_ZERO
          ? Optional.empty()
          : Optional.of(Instant.ofEpochSecond(seconds, nanos(text, zone)));
    } catch (DateTimeException notReal) {
      return Optional.empty();
    }
  }

  /** Where the decimals end; where they would begin, if they are none or too many. */
  private static int endOfDecimals(String text) {
    if (text.length() == SECONDS_END || text.charAt(SECONDS_END) != '.') {
      return SECONDS_END;
    }
    int end = SECONDS_END + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int decimals = end - SECONDS_END - 1;
    return decimals >= 1 && decimals <= MAX_DECIMALS ? end : SECONDS_END;
  }

  private static boolean isZone(String text, int from) {
    if (from == text.length()) {
      return true;
    }
    return switch (text.charAt(from)) {
      case 'Z' -> text.length() == from + 1;
      case '+', '-' ->
          text.length() == from + OFFSET_LENGTH
              && text.charAt(from + 3) == ':'
              && (number(text, from + 1, from + 3) | number(text, from + 4, from + 6)) >= 0;
      default -> false;
    };
  }

  // The JDK knows how far a zone can be.
  private static int offsetSeconds(String text, int from) {
    if (from == text.length() || text.charAt(from) == 'Z') {
      return 0;
    }
    int sign = text.charAt(from) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
            sign * number(text, from + 1, from + 3), sign * number(text, from + 4, from + 6))
        .getTotalSeconds();
  }

  private static int nanos(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int nanos = number(text, SECONDS_END + 1, end);
    for (int decimals = end - SECONDS_END - 1; decimals < MAX_DECIMALS; decimals++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int end) {
    int number = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return NOT_DIGITS;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
