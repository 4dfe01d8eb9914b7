package io.quantum.pipeline.application.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads values out of an environment and collects everything that is wrong, so that an operator
 * corrects a file once and not once per line.
 *
 * <p><b>Shape</b>: an empty value counts as not set. <b>Threads</b>: not safe; used once, at start.
 * <b>Errors</b>: none are thrown while reading; {@link #refuseIfWrong} throws {@link
 * ConfigRefused}. <b>Source</b>: docs/reference/service.md#configuration.
 */
public final class ConfigCheck {
  private static final Set<String> YES = Set.of("true", "1", "yes", "on");
  private static final Set<String> NO = Set.of("false", "0", "no", "off");
  private static final int SHOWN = 64;

  private final Map<String, String> environment;
  private final List<ConfigProblem> problems = new ArrayList<>();

  /** Over an environment, which is not copied and not changed. */
  public ConfigCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The text of a key, or the default. */
  public String text(String key, String byDefault) {
    return given(key).orElse(byDefault);
  }

  /** The text of a key, if it is set. */
  public Optional<String> given(String key) {
    return Optional.ofNullable(environment.get(key)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** A whole number within bounds, both included. */
  public long number(String key, long byDefault, long least, long most) {
    return parsed(
        key,
        byDefault,
        text -> {
          long number = Long.parseLong(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
          }
          return number;
        },
        "a whole number from %d to %d".formatted(least, most));
  }

  /** A yes or no: true/false, 1/0, yes/no, on/off in any case. */
  public boolean flag(String key, boolean byDefault) {
    return parsed(
        key,
        byDefault,
        text -> {
          String word = text.toLowerCase(Locale.ROOT);
          if (!YES.contains(word) && !NO.contains(word)) {
            throw new IllegalArgumentException("not a yes or no");
          }
          return YES.contains(word);
        },
        "true or false (also 1/0, yes/no, on/off)");
  }

  /**
   * A value of any kind.
   *
   * @param key the environment name
   * @param byDefault if it is not set
   * @param parser throws {@link IllegalArgumentException} (or a subtype) for what it does not take
   * @param allowed completes "expected ..."
   */
  public <T> T parsed(String key, T byDefault, Function<String, T> parser, String allowed) {
    Optional<String> text = given(key);
    if (text.isEmpty()) {
      return byDefault;
    }
    try {
      return parser.apply(text.get());
    } catch (IllegalArgumentException | java.time.DateTimeException notAllowed) {
      reject(key, "got '%s', expected %s".formatted(shortened(text.get()), allowed));
      return byDefault;
    }
  }

  /** Adds a problem found elsewhere; the message must hold no secret. */
  public void reject(String key, String message) {
    problems.add(new ConfigProblem(key, message));
  }

  /** Everything wrong so far. */
  public List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  /** Ends the check: throws if anything is wrong. */
  public void refuseIfWrong() {
    if (!problems.isEmpty()) {
      throw new ConfigRefused(problems);
    }
  }

  private static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "...";
  }
}
