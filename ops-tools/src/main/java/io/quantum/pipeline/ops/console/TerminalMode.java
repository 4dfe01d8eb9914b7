package io.quantum.pipeline.ops.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The controlling terminal's settings, by stty(1): the JDK has no way to read single keys, and
 * JLine finds no terminal of its own here without a native library.
 *
 * <p><b>Threads</b>: not safe. <b>Errors</b>: none; without stty or a terminal there is no answer.
 */
final class TerminalMode {
  private static final File TERMINAL = new File("/dev/tty");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})");

  private TerminalMode() {}

  /** Settings to come back to. */
  static Optional<String> saved() {
    return stty("-g");
  }

  /** Single keys, not shown, each read waiting 0.2 s at most; Ctrl-C still ends the program. */
  static void singleKeys() {
    stty("-icanon", "-echo", "min", "0", "time", "2");
  }

  static void restore(String saved) {
    stty(saved);
  }

  /** Lines and columns now. */
  static Optional<int[]> size() {
    return stty("size")
        .map(SIZE::matcher)
        .filter(Matcher::matches)
        .map(size -> new int[] {Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))});
  }

  private static Optional<String> stty(String... arguments) {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0
          ? Optional.of(text)
          : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
