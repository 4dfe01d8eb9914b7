package io.quantum.pipeline.ops.text;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of text: lines of a given width; what does not fit goes on in the next one. Not
 * thread-safe.
 */
public final class Page {
  private static final int WIDTH = 100;
  private static final int NAME_WIDTH = 17;
  private static final String ROW = "%-" + NAME_WIDTH + "s ";

  private final int columns;
  private final List<String> lines = new ArrayList<>();

  /** As wide as a ticket or a mail takes. */
  public Page() {
    this(WIDTH);
  }

  /** As wide as a screen. */
  public Page(int columns) {
    this.columns = columns;
  }

  /** Begins as every answer does: server, stream and group. */
  public static Page of(PipelineNames names) {
    return new Page()
        .add("server %s  stream %s".formatted(names.server(), names.stream()))
        .add("group  " + names.group());
  }

  /** A line as it is. */
  public Page add(String line) {
    lines.add(line);
    return this;
  }

  /** Lines as they are. */
  public Page addAll(List<String> more) {
    lines.addAll(more);
    return this;
  }

  /** A name and its value; what does not fit goes on below the value. */
  public Page row(String name, String value) {
    return wrap(" ".repeat(NAME_WIDTH + 1), ROW.formatted(name) + value);
  }

  /** Breaks at a space; a word that is longer than a line is broken where the line ends. */
  public Page wrap(String indent, String text) {
    return wrap(indent, text.stripTrailing(), indent.length());
  }

  /** The same, but breaks a word rather than leave a line no longer than {@code least}. */
  public Page wrap(String indent, String text, int least) {
    String rest = text;
    while (rest.length() > columns) {
      int space = rest.lastIndexOf(' ', columns);
      int end = space > least ? space : columns;
      if (Character.isHighSurrogate(rest.charAt(end - 1))) {
        end--;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return this;
  }

  /** The lines so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
