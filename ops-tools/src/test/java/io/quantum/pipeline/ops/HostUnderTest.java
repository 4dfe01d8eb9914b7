package io.quantum.pipeline.ops;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A host with units and a journal: the tools run as a process and find programs of systemd that say
 * what a test wrote down. A really booted one is tested with the package.
 */
final class HostUnderTest {
  private static final Path JAR = Path.of("target", "quantum-ops.jar").toAbsolutePath();
  private static final String SYSTEMCTL =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      if [ "$1" = show-environment ]; then cat environment; exit; fi
      while [ "$1" != -- ]; do shift; done
      shift
      for unit in "$@"; do
        cat "$unit" 2>/dev/null || echo LoadState=not-found
        echo
        if [ -f "$unit.next" ]; then mv "$unit.next" "$unit"; fi
      done
      """;
  private static final String JOURNALCTL =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      [ -f journal ] || { echo 'No journal files were found.' >&2; exit 0; }
      case "$*" in *json*) cat journal;; esac
      """;

  private final Path folder;
  private final Map<String, String> environment;

  /** How a call ended. */
  record Ran(int status, String out, String err) {
    /** The lines of the result. */
    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** A host with both units running and an empty journal, whose tools look at this server. */
  HostUnderTest(RedisUnderTest redis, Path folder) {
    this.folder = folder;
    this.environment =
        Map.of(
            "REDIS_URL",
            redis.url(),
            "XDG_STATE_HOME",
            folder.resolve("state").toString(),
            "PATH",
            folder + ":" + System.getenv("PATH"));
    program("systemctl", SYSTEMCTL);
    program("journalctl", JOURNALCTL);
    write("environment", "PATH=/usr/bin\n");
    unit("quantum-execution", "active", 0, 4711);
    unit("quantum-ai-engine", "active", 0, 4712);
    journal();
  }

  /** A unit as systemd would tell of it. */
  void unit(String name, String state, int restarts, int pid) {
    write(name + ".service", properties(state, restarts, pid));
  }

  /** A unit as systemd will tell of it once it has been asked about it. */
  void unitNext(String name, String state, int restarts, int pid) {
    write(name + ".service.next", properties(state, restarts, pid));
  }

  private static String properties(String state, int restarts, int pid) {
    return """
        LoadState=loaded
        ActiveState=%s
        SubState=running
        MainPID=%d
        NRestarts=%d
        InvocationID=%032d
        MemoryCurrent=123456
        """
        .formatted(state, pid, restarts, pid);
  }

  /** Nobody has installed it, or it was removed. */
  void noUnit(String name) {
    delete(name + ".service");
  }

  /** Journal with these lines, all of now. */
  void journal(String... messages) {
    long micros = Instant.now().toEpochMilli() * 1_000;
    StringBuilder lines = new StringBuilder();
    for (String message : messages) {
      lines.append(
          "{\"__REALTIME_TIMESTAMP\":\"%d\",\"PRIORITY\":\"6\",\"MESSAGE\":\"%s\"}\n"
              .formatted(micros, message));
    }
    write("journal", lines.toString());
  }

  /** Nobody keeps a journal. */
  void noJournal() {
    delete("journal");
  }

  /** What the manager hands to units. */
  void managerEnvironment(String lines) {
    write("environment", lines);
  }

  /** Runs the tools. */
  Ran ops(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      int status = builder.start().waitFor();
      return new Ran(status, Files.readString(out), Files.readString(err));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private void program(String name, String body) {
    write(name, body);
    try {
      Files.setPosixFilePermissions(
          folder.resolve(name), PosixFilePermissions.fromString("rwx------"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
