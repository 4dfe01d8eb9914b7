package io.quantum.pipeline.ops.publish;

import io.quantum.pipeline.ops.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Payloads, one a line, as the bytes that they are; blank lines are passed over.
 *
 * <p>Of a line without end only the first 64 KiB are kept, four times what a payload may have, so
 * that it is refused without filling the memory. Not thread-safe.
 */
final class IntentLines implements AutoCloseable {
  static final String STANDARD_INPUT = "-";

  private static final int MAX_KEPT = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private int from;
  private int to;
  private int number;

  /**
   * One line.
   *
   * @param number from 1
   * @param payload without the line's end
   */
  record Line(int number, byte[] payload) {}

  private IntentLines(InputStream in) {
    this.in = in;
  }

  static IntentLines of(String file, Terminal terminal) throws IOException {
    return new IntentLines(
        file.equals(STANDARD_INPUT) ? terminal.input() : Files.newInputStream(Path.of(file)));
  }

  /** The next payload, waiting for it; empty at the end. */
  Optional<Line> next() throws IOException {
    while (true) {
      boolean ended = takeUntilNewLine();
      if (!ended && fill() < 0) {
        return line.size() == 0 ? Optional.empty() : whole();
      }
      if (ended) {
        Optional<Line> found = whole();
        if (found.isPresent()) {
          return found;
        }
      }
    }
  }

  /** True if {@link #next} would not wait: a whole line is here already. */
  boolean isWholeLineHere() throws IOException {
    if (newLineAt() >= 0) {
      return true;
    }
    // What was read so far goes to the line; only what is here without waiting is read.
    while (in.available() > 0) {
      takeUntilNewLine();
      if (fill() < 0) {
        return true;
      }
      if (newLineAt() >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int newLineAt() {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean takeUntilNewLine() {
    int end = newLineAt();
    int stop = end < 0 ? to : end;
    line.write(buffer, from, Math.min(stop - from, MAX_KEPT - line.size()));
    from = end < 0 ? to : end + 1;
    return end >= 0;
  }

  private int fill() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    from = 0;
    to = Math.max(read, 0);
    return read;
  }

  private Optional<Line> whole() {
    number++;
    byte[] payload = line.toByteArray();
    line.reset();
    return isBlank(payload) ? Optional.empty() : Optional.of(new Line(number, payload));
  }

  private static boolean isBlank(byte[] payload) {
    for (byte character : payload) {
      if (character > ' ' || character < 0) {
        return false;
      }
    }
    return true;
  }
}
