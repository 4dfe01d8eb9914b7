package io.quantum.pipeline.benchmark.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process on Linux holds: living heap, threads, open files.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: {@link IOException} if the process is gone or does not
 * answer.
 */
final class ProcessGauges {
  private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final long pid;

  ProcessGauges(long pid) {
    this.pid = pid;
  }

  /**
   * Bytes of the objects that a full collection leaves. It stops the process for that time; jcmd
   * itself gives up on one that does not answer.
   */
  long livingHeap() throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                Long.toString(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    return number(TOTAL, new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Threads, the JVM's own included. */
  long threads() throws IOException {
    return number(THREADS, Files.readString(Path.of("/proc", Long.toString(pid), "status")));
  }

  /** Open files and sockets. */
  long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files.count();
    }
  }

  private static long number(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in: " + text.lines().limit(3).toList());
    }
    return Long.parseLong(found.group(1));
  }
}
