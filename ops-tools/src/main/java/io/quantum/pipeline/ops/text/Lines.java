package io.quantum.pipeline.ops.text;

import java.util.List;

/** Text that goes on in the next line where one is full. */
public final class Lines {
  private static final int NAME_WIDTH = 17;
  private static final String ROW = "%-" + NAME_WIDTH + "s ";

  private Lines() {}

  /** A name and its value; what does not fit goes on below the value. */
  public static void row(List<String> lines, int columns, String name, String value) {
    add(lines, columns, " ".repeat(NAME_WIDTH + 1), ROW.formatted(name) + value);
  }

  /** Breaks at a space; a word that is longer than a line is broken where the line ends. */
  public static void add(List<String> lines, int columns, String indent, String text) {
    String rest = text.stripTrailing();
    while (rest.length() > columns) {
      int space = rest.lastIndexOf(' ', columns);
      int end = space > indent.length() ? space : columns;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + rest.substring(end).strip();
    }
    lines.add(rest);
  }
}
