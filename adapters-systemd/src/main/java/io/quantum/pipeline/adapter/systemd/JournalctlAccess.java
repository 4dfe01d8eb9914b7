package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.application.doctor.port.out.JournalAccess;
import io.quantum.pipeline.domain.host.JournalReading;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/**
 * One {@code journalctl -n 1}. Without the rights it ends well and shows only what this user wrote;
 * a hint on standard error is all that says so, and only in an output format made for people: with
 * {@code -o cat} or {@code -o json} it keeps even that to itself (systemd 252).
 */
final class JournalctlAccess implements JournalAccess {
  private static final String HINT = "not seeing messages from other users";
  private static final String NONE = "No journal files were";

  private final SystemdConfig config;

  @Inject
  JournalctlAccess(SystemdConfig config) {
    this.config = config;
  }

  @Override
  public JournalReading tryOut() {
    List<String> command = List.of(config.journalctl(), "-n", "1", "--no-pager", "-o", "short");
    try {
      CommandRunner.Finished finished = new CommandRunner(config.limit()).run(command);
      String said = CommandRunner.firstLine(finished.output(), "journalctl failed without a word");
      if (finished.status() != 0 || finished.output().contains(NONE)) {
        return new JournalReading.Unknown(said);
      }
      return finished.output().contains(HINT)
          ? new JournalReading.Partial(said)
          : new JournalReading.Readable();
    } catch (IOException cannotRun) {
      return new JournalReading.Unknown(
          "journalctl cannot be run: " + CommandRunner.firstLine(cannotRun.getMessage(), ""));
    }
  }
}
