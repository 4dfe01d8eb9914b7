package io.quantum.pipeline.adapter.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.doctor.port.out.JournalAccess;
import io.quantum.pipeline.application.doctor.port.out.JournalAccessContract;
import io.quantum.pipeline.domain.host.JournalReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over real child processes that play back what journalctl 252 says. */
final class JournalctlAccessIT implements JournalAccessContract {
  @TempDir private Path folder;

  @Override
  public JournalAccess open() {
    return scripted("echo 'the newest line'");
  }

  @Override
  public JournalAccess narrow() {
    return scripted(
        "echo 'Hint: You are currently not seeing messages from other users and the system.' >&2\n"
            + "echo 'a line of my own'");
  }

  @Override
  public JournalAccess helpless() {
    return new JournalctlAccess(config(folder.resolve("no-such-program").toString()));
  }

  @Test
  void doesNotTakeAnAbsentJournalForAReadableOne() {
    assertThat(scripted("echo 'No journal files were found.' >&2").tryOut())
        .isEqualTo(new JournalReading.Unknown("No journal files were found."));
    assertThat(scripted("exit 1").tryOut())
        .isEqualTo(new JournalReading.Unknown("journalctl failed without a word"));
  }

  @Test
  void tellsOfThisMachineWithoutThrowing() {
    assertThat(new JournalctlAccess(SystemdConfig.STANDARD).tryOut()).isNotNull();
  }

  private JournalAccess scripted(String body) {
    try {
      Path script = folder.resolve("journalctl");
      Files.writeString(script, "#!/bin/sh\n" + body + "\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return new JournalctlAccess(config(script.toString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static SystemdConfig config(String journalctl) {
    return new SystemdConfig("systemctl", journalctl, Duration.ofSeconds(60));
  }
}
