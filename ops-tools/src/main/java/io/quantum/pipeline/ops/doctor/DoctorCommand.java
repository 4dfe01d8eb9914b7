package io.quantum.pipeline.ops.doctor;

import io.quantum.pipeline.application.doctor.port.in.ExamineEnvironment;
import io.quantum.pipeline.domain.checkup.Checkup;
import io.quantum.pipeline.domain.checkup.Checkup.Grade;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quantum-ops doctor}: is everything there that the pipeline depends on? */
@Command(
    name = "doctor",
    header = {
      "Examines what the pipeline depends on, and prints the configuration of these tools.",
      "",
      "Examples",
      "  quantum-ops doctor",
      "  quantum-ops doctor --units quantum-execution",
      "  quantum-ops doctor --json",
      ""
    },
    description = {
      "Looked at: whether Redis can be reached and how fast it answers, its version and settings,",
      "what this user may do there, the clocks, the instances and their limits, strangers on the",
      "group, the trading state, the units, the journal. Each value of the configuration is shown",
      "with its origin: option, environment or default. Passwords are never shown."
    },
    footer = {
      "",
      "Reads only. Exit codes: 0 well, 1 warnings, 2 something must be changed, 3 Redis cannot be",
      "asked, 64 usage. Without systemd units and journal are unknown; that changes no exit code."
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  /** Over a terminal and what opens the ports. */
  public DoctorCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    try (OpsPorts ports = opener.open(options)) {
      ExamineEnvironment surroundings = ports.get(ExamineEnvironment.class);
      Checkup checkup = surroundings.examine(ports.setting().units());
      options.print(
          terminal,
          CheckupAnswer.of(surroundings.describe(), checkup, ports.setting().effective()));
      return code(checkup).code();
    }
  }

  private static ExitCode code(Checkup checkup) {
    if (checkup.has(Grade.FAIL)) {
      return ExitCode.BREACH;
    }
    if (checkup.isIncomplete()) {
      return ExitCode.UNKNOWN;
    }
    return checkup.has(Grade.WARN) ? ExitCode.DEGRADED : ExitCode.OK;
  }
}
