package io.quantum.pipeline.adapter.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends a process with the JVM that started it, however that ends: of a JVM that was killed no
 * server and no service stays behind.
 *
 * <p>A shell beside the process waits at a pipe that only this JVM can write to, and kills when the
 * pipe is closed. It ends with the process. On a system without a shell nothing is held.
 *
 * <p><b>Threads</b>: stateless.
 */
public final class Lifeline {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final String WAIT_AND_KILL = "read -r nothing; kill -KILL \"$1\"";

  private Lifeline() {}

  /** Holds a process that has just been started. */
  public static Process hold(Process process) throws IOException {
    if (Files.isExecutable(SHELL)) {
      Process watch =
          new ProcessBuilder(
                  SHELL.toString(), "-c", WAIT_AND_KILL, "lifeline", Long.toString(process.pid()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.onExit().thenRun(watch::destroyForcibly);
    }
    return process;
  }
}
