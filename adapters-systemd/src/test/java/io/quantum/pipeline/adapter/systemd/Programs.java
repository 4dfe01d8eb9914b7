package io.quantum.pipeline.adapter.systemd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Stand-ins for the programs of systemd that play back what those say. */
record Programs(Path folder) {
  /** A program that is not there. */
  static final String NONE = "";

  /** Shell bodies for the two programs and how long they may take. */
  SystemdConfig config(String journalctl, String systemctl, long millis) {
    return new SystemdConfig(
        script("systemctl", systemctl),
        script("journalctl", journalctl),
        Duration.ofMillis(millis));
  }

  private String script(String name, String body) {
    Path script = folder.resolve(name);
    if (!body.equals(NONE)) {
      try {
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return script.toString();
  }
}
