package io.quantum.pipeline.ops.console;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours the word with which a line of a result says how good things are; everything else stays as
 * it is. Colour only repeats what the word says.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#colour; no-color.org.
 */
public final class Colouring {
  /** When to use colours. */
  public enum Mode {
    /** On a terminal that shows them, unless NO_COLOR is set. */
    auto,
    /** Also where nobody looks. */
    always,
    /** Not at all. */
    never
  }

  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final String MAGENTA = "\u001b[35m";
  private static final String PLAIN = "\u001b[0m";

  private static final Pattern VERDICT =
      Pattern.compile(
          "^(conservation: |history: |trading state: )?"
              + "(OK|CATCHING_UP|equal|ACTIVE"
              + "|WARN|REWOUND|POISONED|WORTHLESS|FALLING_BEHIND|HOLDING|REDUCING|REFUSED"
              + "|FAIL|LOSING|STOPPED|STALLED|BROKEN|refused|HALTED"
              + "|UNKNOWN|NO_STREAM|NO_GROUP|unknown)\\b");

  private static final Map<String, String> COLOURS =
      Map.ofEntries(
          Map.entry("OK", GREEN),
          Map.entry("CATCHING_UP", GREEN),
          Map.entry("equal", GREEN),
          Map.entry("ACTIVE", GREEN),
          Map.entry("WARN", YELLOW),
          Map.entry("REWOUND", YELLOW),
          Map.entry("POISONED", YELLOW),
          Map.entry("WORTHLESS", YELLOW),
          Map.entry("FALLING_BEHIND", YELLOW),
          Map.entry("HOLDING", YELLOW),
          Map.entry("REDUCING", YELLOW),
          Map.entry("REFUSED", YELLOW),
          Map.entry("UNKNOWN", MAGENTA),
          Map.entry("NO_STREAM", MAGENTA),
          Map.entry("NO_GROUP", MAGENTA),
          Map.entry("unknown", MAGENTA));

  /** No colours. */
  static final Colouring NONE = new Colouring(false);

  private final boolean on;

  private Colouring(boolean on) {
    this.on = on;
  }

  /**
   * As wanted and as the surroundings allow.
   *
   * @param mode what the user wants
   * @param environment for {@code NO_COLOR} and {@code TERM}
   * @param interactive whether somebody looks
   */
  public static Colouring of(Mode mode, Map<String, String> environment, boolean interactive) {
    String term = environment.getOrDefault("TERM", "");
    boolean able =
        interactive
            && !term.isEmpty()
            && !term.equals("dumb")
            && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Colouring(mode == Mode.always || mode == Mode.auto && able);
  }

  /** True if there are colours. */
  public boolean isOn() {
    return on;
  }

  /** The line as it is to be shown. */
  public String paint(String line) {
    Matcher verdict = VERDICT.matcher(line);
    if (!on || !verdict.find()) {
      return line;
    }
    String word = verdict.group(2);
    return line.substring(0, verdict.start(2))
        + COLOURS.getOrDefault(word, RED)
        + word
        + PLAIN
        + line.substring(verdict.end(2));
  }
}
