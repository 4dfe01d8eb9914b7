package io.quantum.pipeline.adapter.systemd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lines of an output, each cut at a bound: a journal entry can be hundreds of megabytes long. */
final class BoundedLines {
  static final int MAX_BYTES = 1 << 16;

  private final InputStream in;

  BoundedLines(InputStream in) {
    this.in = in;
  }

  void forEach(Consumer<String> lines) throws IOException {
    byte[] chunk = new byte[1 << 16];
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      int from = 0;
      for (int i = 0; i < read; i++) {
        if (chunk[i] == '\n') {
          add(line, chunk, from, i);
          lines.accept(line.toString(StandardCharsets.UTF_8));
          line.reset();
          from = i + 1;
        }
      }
      add(line, chunk, from, read);
    }
    if (line.size() > 0) {
      lines.accept(line.toString(StandardCharsets.UTF_8));
    }
  }

  private static void add(ByteArrayOutputStream line, byte[] chunk, int from, int to) {
    line.write(chunk, from, Math.min(to - from, MAX_BYTES - line.size()));
  }
}
