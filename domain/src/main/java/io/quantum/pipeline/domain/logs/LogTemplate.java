package io.quantum.pipeline.domain.logs;

import io.quantum.pipeline.domain.flow.Rate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Lines that differ only in numbers, ids, symbols and times.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param level how grave they are; the same text at another level is another template
 * @param text printable, at most 200 characters, with {@code <n>}, {@code <id>}, {@code <symbol>}
 *     and {@code <time>} in place of what varies
 * @param count how many there were
 * @param rate lines per second over the covered time, empty if that time is not known
 */
public record LogTemplate(LogLevel level, String text, long count, Optional<Rate> rate) {

  /** Most frequent first, then by level and text, so that the order is always the same. */
  public static final Comparator<LogTemplate> BY_COUNT =
      Comparator.comparingLong(LogTemplate::count)
          .reversed()
          .thenComparing(LogTemplate::level)
          .thenComparing(LogTemplate::text);

  // The log budget is a line a minute and token, diagnostics apart; ten lines are no coincidence.
  private static final Rate SPAM = new Rate(1_000_000);
  private static final long SPAM_LINES = 10;

  /** Refuses missing parts and a template without a line. */
  public LogTemplate {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(rate, "rate");
    if (count < 1) {
      throw new IllegalArgumentException("a template has lines, not " + count);
    }
  }

  /** True if it floods the log: a line a second or more. */
  public boolean isSpam() {
    return rate.filter(each -> isSpam(count, each)).isPresent();
  }

  /** True if so many lines at such a rate flood a log. */
  public static boolean isSpam(long lines, Rate rate) {
    return lines >= SPAM_LINES && rate.compareTo(SPAM) >= 0;
  }
}
