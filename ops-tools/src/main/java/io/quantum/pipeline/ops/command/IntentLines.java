package io.quantum.pipeline.ops.command;

import io.quantum.pipeline.ops.console.Terminal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Payloads, one a line, as the bytes that they are; blank lines are passed over. */
final class IntentLines implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";

  private final InputStream in;
  private int number;

  private IntentLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  static IntentLines of(String file, Terminal terminal) throws IOException {
    return new IntentLines(
        file.equals(STANDARD_INPUT) ? terminal.input() : Files.newInputStream(Path.of(file)));
  }

  /** The next payload; empty at the end. */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int next;
    while ((next = in.read()) >= 0) {
      if (next != '\n') {
        line.write(next);
        continue;
      }
      number++;
      if (!isBlank(line)) {
        return Optional.of(line.toByteArray());
      }
      line.reset();
    }
    if (isBlank(line)) {
      return Optional.empty();
    }
    number++;
    return Optional.of(line.toByteArray());
  }

  /** Number of the line that was returned last, from 1. */
  int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static boolean isBlank(ByteArrayOutputStream line) {
    for (byte character : line.toByteArray()) {
      if (character > ' ' || character < 0) {
        return false;
      }
    }
    return true;
  }
}
