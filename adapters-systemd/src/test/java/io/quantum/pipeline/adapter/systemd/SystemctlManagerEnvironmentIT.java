package io.quantum.pipeline.adapter.systemd;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironment;
import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironmentContract;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over real child processes that play back what systemctl 252 says. */
final class SystemctlManagerEnvironmentIT implements ManagerEnvironmentContract {
  @TempDir private Path folder;

  @Override
  public ManagerEnvironment leftover() {
    Path file = folder.resolve("execution.env");
    try {
      Files.writeString(file, "# PIPELINE_DIAG=on\nPIPELINE_DIAG=false\nREDIS_PASSWORD=secret\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return scripted(
        "if [ \"$1\" = show ]; then\n"
            + "echo '/nowhere/at.all (ignore_errors=yes)'\n"
            + "echo '%s (ignore_errors=yes)'\n".formatted(file)
            + "else\necho PATH=/usr/bin:/bin\necho PIPELINE_DIAG=true\nfi");
  }

  @Override
  public ManagerEnvironment clean() {
    return scripted("[ \"$1\" = show ] || printf '%s\\n' PATH=/usr/bin:/bin MY_PIPELINE_DIAG=true");
  }

  @Override
  public ManagerEnvironment helpless() {
    return scripted(
        "echo 'System has not been booted with systemd as init system (PID 1).' >&2; exit 1");
  }

  @Test
  void readsQuotedValues() {
    assertThat(scripted("printf '%s\\n' \"EXECUTION_NOTE=\\$'two words'\" PIPELINE_DIAG=on").read())
        .isEqualTo(
            new ManagerReading.Known(
                List.of(
                    new ManagerVariable("EXECUTION_NOTE", "two words"),
                    new ManagerVariable("PIPELINE_DIAG", "on"))));
  }

  @Test
  void namesWhateverTheServiceReads() throws IOException {
    List<String> names =
        Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
            .matcher(Files.readString(Path.of("..", "docs", "configuration.md")))
            .results()
            .map(found -> found.group(1))
            // Set by systemd itself, for one process.
            .filter(name -> !Set.of("NOTIFY_SOCKET", "WATCHDOG_USEC").contains(name))
            .sorted()
            .toList();
    assertThat(names).hasSizeGreaterThan(30);

    ManagerEnvironment all =
        scripted(names.stream().map(name -> "echo " + name + "=x\n").collect(joining()));

    assertThat(all.read())
        .isInstanceOfSatisfying(
            ManagerReading.Known.class,
            known ->
                assertThat(known.variables())
                    .extracting(ManagerVariable::name)
                    .containsExactlyElementsOf(names));
  }

  @Test
  void doesNotShowWhatMayBeASecret() {
    assertThat(
            scripted(
                    "echo QUANTUM_VENUE_SECRET=hush\necho REDIS_URL=redis://:hush@host\n"
                        + "echo REDIS_PASSWORD=hush")
                .read())
        .isEqualTo(
            new ManagerReading.Known(
                List.of(
                    new ManagerVariable("QUANTUM_VENUE_SECRET", "(not shown)"),
                    new ManagerVariable("REDIS_URL", "(not shown)"))));
  }

  @Test
  void tellsOfThisMachineWithoutThrowing() {
    assertThat(new SystemctlManagerEnvironment(SystemdConfig.STANDARD).read()).isNotNull();
  }

  private ManagerEnvironment scripted(String body) {
    return new SystemctlManagerEnvironment(new Programs(folder).config(Programs.NONE, body, 5_000));
  }
}
