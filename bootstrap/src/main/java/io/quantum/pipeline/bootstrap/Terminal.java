package io.quantum.pipeline.bootstrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The standard streams, always UTF-8; used before there is a log and for answers to options. */
final class Terminal {
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final PrintStream err =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  void say(String line) {
    out.println(line);
  }

  void complain(String line) {
    err.println(line);
  }
}
