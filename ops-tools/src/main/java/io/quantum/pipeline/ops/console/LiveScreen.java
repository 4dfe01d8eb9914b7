package io.quantum.pipeline.ops.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A screen that is redrawn in place, line by line and in one write, so that it does not flicker. It
 * has a page of its own: what was on the terminal before is there again afterwards.
 *
 * <p><b>Threads</b>: one. <b>Source</b>: ECMA-48; xterm control sequences, alternate screen.
 */
public final class LiveScreen implements AutoCloseable {
  private static final String ESC = "\u001b[";
  private static final String ENTER = ESC + "?1049h" + ESC + "?25l";
  private static final String LEAVE = ESC + "?25h" + ESC + "?1049l";

  private final Terminal terminal;
  private int lines;
  private int columns;

  private LiveScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A screen, unless the terminal is too small, cannot move its cursor, or is none. */
  public static Optional<LiveScreen> open(Terminal terminal, Display display) {
    if (!terminal.isInteractive() || !display.moves()) {
      return Optional.empty();
    }
    LiveScreen screen = new LiveScreen(terminal);
    Optional<String> settings = TerminalMode.saved();
    if (settings.isEmpty() || !screen.measure() || screen.isTooSmall()) {
      return Optional.empty();
    }
    terminal.restoreWith(
        () -> {
          terminal.sayAll(LEAVE);
          TerminalMode.restore(settings.get());
        });
    TerminalMode.singleKeys();
    terminal.sayAll(ENTER);
    return Optional.of(screen);
  }

  /** Looks how large the terminal is now; false if it does not say. */
  public boolean measure() {
    Optional<int[]> size = TerminalMode.size();
    size.ifPresent(
        now -> {
          lines = now[0];
          columns = now[1];
        });
    return size.isPresent();
  }

  /** True below 80 x 24. */
  public boolean isTooSmall() {
    return lines < Display.LINES || columns < Display.COLUMNS;
  }

  /** Characters in a line. */
  public int columns() {
    return columns;
  }

  /** Lines on the screen. */
  public int lines() {
    return lines;
  }

  /** Shows these lines and nothing else; what does not fit is left away. */
  public void show(List<String> text) {
    StringBuilder frame = new StringBuilder(ESC).append('H');
    int shown = Math.min(text.size(), lines);
    for (int i = 0; i < shown; i++) {
      String line = text.get(i);
      frame.append(line, 0, Math.min(line.length(), columns)).append(ESC).append('K');
      if (i < shown - 1) {
        frame.append("\r\n");
      }
    }
    terminal.sayAll(frame.append(ESC).append('J'));
  }

  /** The key that is pressed within 0.2 s, if one is. */
  public Optional<Character> key() {
    try {
      int key = terminal.input().read();
      return key < 0 ? Optional.empty() : Optional.of((char) key);
    } catch (IOException gone) {
      return Optional.of('q'); // the terminal has been closed
    }
  }

  @Override
  public void close() {
    terminal.restore();
  }
}
