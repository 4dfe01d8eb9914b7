package io.quantum.pipeline.application.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a value is written in the environment.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#ranges.
 *
 * @param parse throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} for
 *     text that is not allowed
 * @param show the value as people see it: never a secret
 * @param refusal the message for a text that was refused, and why
 */
public record ValueFormat<T>(
    Function<String, T> parse,
    Function<T, String> show,
    BiFunction<String, RuntimeException, String> refusal) {
  private static final Set<String> YES = Set.of("true", "1", "yes", "on");
  private static final Set<String> NO = Set.of("false", "0", "no", "off");
  private static final int SHOWN = 64;

  /** Any kind of value; {@code allowed} completes "expected ...". */
  public static <T> ValueFormat<T> of(Function<String, T> parse, String allowed) {
    return new ValueFormat<>(
        parse,
        String::valueOf,
        (text, wrong) -> "got '%s', expected %s".formatted(shortened(text), allowed));
  }

  /** Any text. */
  public static ValueFormat<String> text() {
    return of(Function.identity(), "a text");
  }

  /** One of a few words. */
  public static ValueFormat<String> oneOf(String... words) {
    return of(text -> require(text, List.of(words).contains(text)), String.join(" or ", words));
  }

  /** A whole number within bounds, both included. */
  public static ValueFormat<Long> number(long least, long most) {
    return of(
        text -> {
          long number = Long.parseLong(text);
          require(text, number >= least && number <= most);
          return number;
        },
        "a whole number from %d to %d".formatted(least, most));
  }

  /** A small whole number within bounds, both included. */
  public static ValueFormat<Integer> count(int least, int most) {
    return number(least, most).as(Math::toIntExact, Integer::longValue);
  }

  /** Whole seconds within bounds, both included. */
  public static ValueFormat<Duration> seconds(long least, long most) {
    return number(least, most).as(Duration::ofSeconds, Duration::toSeconds);
  }

  /** Whole milliseconds within bounds, both included. */
  public static ValueFormat<Duration> millis(long least, long most) {
    return number(least, most).as(Duration::ofMillis, Duration::toMillis);
  }

  /** A yes or no: true/false, 1/0, yes/no, on/off in any case. */
  public static ValueFormat<Boolean> flag() {
    return of(
        text -> {
          String word = text.toLowerCase(Locale.ROOT);
          require(text, YES.contains(word) || NO.contains(word));
          return YES.contains(word);
        },
        "true or false (also 1/0, yes/no, on/off)");
  }

  /** A value that may be missing: an empty text stands for none. */
  public static <T> ValueFormat<Optional<T>> optional(ValueFormat<T> format) {
    return new ValueFormat<>(
        text -> Optional.of(text).filter(given -> !given.isEmpty()).map(format.parse),
        value -> value.map(format.show).orElse(""),
        format.refusal);
  }

  /** The same text for another type. */
  public <R> ValueFormat<R> as(Function<T, R> made, Function<R, T> back) {
    return new ValueFormat<>(parse.andThen(made), back.andThen(show), refusal);
  }

  /** The same, shown in another way. */
  public ValueFormat<T> shownAs(Function<T, String> other) {
    return new ValueFormat<>(parse, other, refusal);
  }

  private static String require(String text, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException("not allowed");
    }
    return text;
  }

  private static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "...";
  }
}
