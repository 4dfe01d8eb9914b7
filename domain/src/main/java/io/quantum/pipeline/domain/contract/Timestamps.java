package io.quantum.pipeline.domain.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times on the wire: ISO-8601 with seconds, up to nine decimals, a zone or UTC; a real date, no
 * second 60.
 *
 * <p>Read by hand: every intent has one, and a regular expression costs more than all other rules
 * together. <b>Source</b>: spec part 1, "Times".
 */
final class Timestamps {
  // A 0 stands for any digit.
  private static final String DATE_AND_TIME = "0000-00-00T00:00:00";
  private static final String HOURS_AND_MINUTES = "00:00";
  private static final int MOST_DECIMALS = 9;

  private Timestamps() {}

  static Optional<Instant> read(String text) {
    if (!hasShape(text, 0, DATE_AND_TIME)) {
      return Optional.empty();
    }
    int seconds = DATE_AND_TIME.length();
    int zone = endOfDecimals(text, seconds);
    if (!isZone(text, zone)) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              nanos(text, seconds, zone));
      return Optional.of(local.toInstant(offset(text, zone)));
    } catch (DateTimeException notReal) {
      return Optional.empty();
    }
  }

  private static boolean hasShape(String text, int from, String shape) {
    if (text.length() < from + shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(from + i);
      if (shape.charAt(i) == '0' ? !isDigit(c) : c != shape.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where the decimals end; where they would begin, if they are none or too many. */
  private static int endOfDecimals(String text, int point) {
    if (point == text.length() || text.charAt(point) != '.') {
      return point;
    }
    int end = point + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int decimals = end - point - 1;
    return decimals >= 1 && decimals <= MOST_DECIMALS ? end : point;
  }

  private static boolean isZone(String text, int from) {
    if (from == text.length()) {
      return true;
    }
    return switch (text.charAt(from)) {
      case 'Z' -> text.length() == from + 1;
      case '+', '-' ->
          hasShape(text, from + 1, HOURS_AND_MINUTES)
              && text.length() == from + 1 + HOURS_AND_MINUTES.length();
      default -> false;
    };
  }

  private static ZoneOffset offset(String text, int from) {
    if (from == text.length() || text.charAt(from) == 'Z') {
      return ZoneOffset.UTC;
    }
    int sign = text.charAt(from) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
        sign * number(text, from + 1, from + 3), sign * number(text, from + 4, from + 6));
  }

  private static int nanos(String text, int point, int end) {
    if (point == end) {
      return 0;
    }
    int nanos = number(text, point + 1, end);
    for (int decimals = end - point - 1; decimals < MOST_DECIMALS; decimals++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int end) {
    int number = 0;
    for (int i = from; i < end; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
