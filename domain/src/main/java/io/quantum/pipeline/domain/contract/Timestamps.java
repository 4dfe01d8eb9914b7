package io.quantum.pipeline.domain.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times on the wire: ISO-8601 with seconds, up to nine decimals, a zone or UTC; a real date, no
 * second 60. What is read can be written again in the same form.
 *
 * <p><b>Source</b>: spec part 1, "Times".
 */
final class Timestamps {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
              + "(?:\\.([0-9]{1,9}))?(?:(Z)|([+-])([0-9]{2}):([0-9]{2}))?");

  /** In UTC, an earlier instant could not be written back in four digits. */
  private static final Instant YEAR_ZERO = Instant.parse("0000-01-01T00:00:00Z");

  private Timestamps() {}

  static Optional<Instant> read(String text) {
    Matcher m = SHAPE.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(m.group(1)),
              number(m.group(2)),
              number(m.group(3)),
              number(m.group(4)),
              number(m.group(5)),
              number(m.group(6)),
              nanos(m.group(7)));
      Instant meant = local.toInstant(offset(m));
      return meant.isBefore(YEAR_ZERO) ? Optional.empty() : Optional.of(meant);
    } catch (DateTimeException notReal) {
      return Optional.empty();
    }
  }

  private static ZoneOffset offset(Matcher m) {
    if (m.group(9) == null) {
      return ZoneOffset.UTC;
    }
    int sign = m.group(9).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * number(m.group(10)), sign * number(m.group(11)));
  }

  private static int nanos(String decimals) {
    return decimals == null ? 0 : number((decimals + "000000000").substring(0, 9));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
