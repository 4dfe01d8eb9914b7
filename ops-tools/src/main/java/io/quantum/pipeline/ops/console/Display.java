package io.quantum.pipeline.ops.console;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much room there is for text, and what the terminal can do.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#screen; POSIX, environment
 * variables COLUMNS, LINES and TERM.
 *
 * @param columns characters in a line
 * @param lines lines on a screen
 * @param moves true if the cursor can be moved
 */
public record Display(int columns, int lines, boolean moves) {
  /** Below this size nothing is redrawn. */
  public static final int COLUMNS = 80;

  /** Below this size nothing is redrawn. */
  public static final int LINES = 24;

  /** {@code watch} writes two lines of its own above what it shows. */
  private static final int HEADER = 2;

  private static final int MIN_COLUMNS = 40;
  private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,3}");

  /** As the environment has it; 80 x 24 where it says nothing or nonsense. */
  public static Display of(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    return new Display(
        Math.max(MIN_COLUMNS, size(environment.get("COLUMNS"), COLUMNS)),
        size(environment.get("LINES"), LINES),
        !term.isEmpty() && !term.equals("dumb"));
  }

  /** Lines for a snapshot that lives under {@code watch}. */
  public int snapshotHeight() {
    return Math.max(1, lines - HEADER);
  }

  private static int size(String text, int otherwise) {
    return text != null && SIZE.matcher(text).matches() ? Integer.parseInt(text) : otherwise;
  }
}
