package io.quantum.pipeline.adapter.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.application.doctor.port.out.UnitInspectorContract;
import io.quantum.pipeline.domain.host.UnitReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract over real child processes: a stand-in for systemctl that plays captured output back.
 * A really booted systemd is tested with the package, in a later issue.
 */
final class SystemctlUnitInspectorIT implements UnitInspectorContract {
  @TempDir private Path folder;

  @Override
  public UnitInspector inspector() {
    return scripted(
        """
        for unit in "$@"; do
          case $unit in
            quantum-execution.service)
              printf 'LoadState=loaded\\nActiveState=active\\nSubState=running\\nMainPID=7\\n\\n';;
            quantum-ai-engine.service)
              printf 'LoadState=not-found\\nActiveState=inactive\\nSubState=dead\\n\\n';;
          esac
        done
        """);
  }

  @Override
  public UnitInspector helpless() {
    return new SystemctlUnitInspector(
        new SystemdConfig(
            folder.resolve("no-such-program").toString(), "journalctl", Duration.ofSeconds(60)));
  }

  @Test
  void repeatsWhatSystemctlSaysWhenItIsNotBooted() {
    UnitInspector inspector =
        scripted("echo 'System has not been booted with systemd as init system' >&2; exit 1\n");

    assertThat(why(inspector.inspect(List.of(RUNNING)).get(0)))
        .contains("System has not been booted");
  }

  @Test
  void endsAProgramThatHangs() {
    UnitInspector inspector =
        new SystemctlUnitInspector(
            new SystemdConfig(script("exec sleep 600\n"), "journalctl", Duration.ofMillis(200)));

    assertThat(why(inspector.inspect(List.of(RUNNING)).get(0))).contains("did not end within");
    // It was killed; a sleep of ten minutes would not be over by then.
    assertThat(ProcessHandle.current().children())
        .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(60)));
  }

  @Test
  void tellsOfThisMachineWithoutThrowing() {
    assertThat(new SystemctlUnitInspector(SystemdConfig.STANDARD).inspect(List.of(RUNNING)))
        .hasSize(1);
  }

  private static String why(UnitReading reading) {
    return reading.fold(known -> "known", none -> "not installed", unknown -> unknown.why());
  }

  private UnitInspector scripted(String body) {
    return new SystemctlUnitInspector(
        new SystemdConfig(script(body), "journalctl", Duration.ofSeconds(60)));
  }

  private String script(String body) {
    try {
      Path script = folder.resolve("systemctl");
      Files.writeString(script, "#!/bin/sh\n" + body);
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return script.toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
