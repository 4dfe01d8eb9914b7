package io.quantum.pipeline.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Options of a measurement, {@code --name value}.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} with a sentence for the user: an unknown name,
 * a name twice or without a value, a number that is none or out of range. <b>Threads</b>:
 * immutable.
 */
public final class Options {
  private final Map<String, String> given;

  private Options(Map<String, String> given) {
    this.given = Map.copyOf(given);
  }

  /**
   * Reads them.
   *
   * @param from where they begin
   * @param known the names, with their dashes
   */
  public static Options read(String[] args, int from, Set<String> known) {
    Map<String, String> given = new HashMap<>();
    for (int i = from; i < args.length; i += 2) {
      if (!known.contains(args[i])) {
        throw new IllegalArgumentException("unknown option " + args[i] + "; known: " + known);
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      if (given.put(args[i], args[i + 1]) != null) {
        throw new IllegalArgumentException(args[i] + " is given twice");
      }
    }
    return new Options(given);
  }

  /** Its text as it was given, or the default. */
  public String text(String name, String byDefault) {
    return given.getOrDefault(name, byDefault);
  }

  /** A whole number of this range, if it was given. */
  public OptionalLong number(String name, long least, long most) {
    String text = given.get(name);
    if (text == null) {
      return OptionalLong.empty();
    }
    String wanted = "%s takes %d to %d, not %s".formatted(name, least, most, text);
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(wanted, notANumber);
    }
    if (number < least || number > most) {
      throw new IllegalArgumentException(wanted);
    }
    return OptionalLong.of(number);
  }
}
