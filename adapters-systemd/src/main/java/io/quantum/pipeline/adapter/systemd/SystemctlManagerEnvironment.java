package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.application.port.out.ManagerEnvironment;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code systemctl show-environment}: {@code NAME=value} lines, a value with special characters
 * in {@code $'…'}.
 */
final class SystemctlManagerEnvironment implements ManagerEnvironment {
  /** What the service reads, without its URL and files of secrets. */
  private static final Pattern OURS =
      Pattern.compile("((?:PIPELINE|EXECUTION|INTENT|QUANTUM)_[A-Z_]+)=(.*)");

  private static final Pattern QUOTED = Pattern.compile("\\$?(['\"])(.*)\\1");

  private final SystemdConfig config;

  @Inject
  SystemctlManagerEnvironment(SystemdConfig config) {
    this.config = config;
  }

  @Override
  public ManagerReading read() {
    try {
      CommandRunner.Finished finished =
          new CommandRunner(config.limit()).run(List.of(config.systemctl(), "show-environment"));
      return finished.status() == 0
          ? new ManagerReading.Known(variables(finished.output()))
          : new ManagerReading.Unknown(
              CommandRunner.firstLine(finished.output(), "systemctl failed without a word"));
    } catch (IOException cannotRun) {
      return new ManagerReading.Unknown(
          "systemctl cannot be asked: " + CommandRunner.firstLine(cannotRun.getMessage(), ""));
    }
  }

  private static List<ManagerVariable> variables(String output) {
    return output
        .lines()
        .map(OURS::matcher)
        .filter(Matcher::matches)
        .map(line -> new ManagerVariable(line.group(1), value(line.group(2))))
        .sorted(Comparator.comparing(ManagerVariable::name))
        .toList();
  }

  private static String value(String shown) {
    Matcher quoted = QUOTED.matcher(shown);
    return CommandRunner.firstLine(quoted.matches() ? quoted.group(2) : shown, "");
  }
}
