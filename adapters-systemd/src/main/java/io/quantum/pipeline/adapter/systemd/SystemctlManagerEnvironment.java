package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironment;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import io.quantum.pipeline.domain.host.UnitName;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code systemctl} a question: {@code NAME=value} lines of {@code show-environment}, a value
 * with special characters in {@code $'…'}; and the files that {@code show} names for a unit.
 */
final class SystemctlManagerEnvironment implements ManagerEnvironment {
  /** What the service reads, and what looks as if it did. */
  private static final Pattern OURS =
      Pattern.compile(
          "((?:PIPELINE|EXECUTION|INTENT|QUANTUM|PAPER)_[A-Z_]+"
              + "|SERVICE_BIND|SERVICE_PORT|CLOSE_RATE_LIMIT|CLOSE_MAX_AGE_SEC"
              + "|STREAM_HARD_LIMIT|REDIS_URL|REDIS_(?:PASSWORD|CA|CERT|KEY)_FILE|GROUP_START|XREADGROUP_COUNT|MAX_DELIVERIES"
              + "|CONSUMER_NAME|SIDE_SUNSET|SYMBOL_PATTERN|ORDER_GATEWAY|LOG_FORMAT|LOG_FILE"
              + "|STALL_AFTER_SEC|ALLOW_VOLATILE_REDIS)=(.*)");

  /** Names of values that are nobody's business; a URL may hold a password. */
  private static final Pattern SECRET =
      Pattern.compile(".*(?:SECRET|PASSW|TOKEN|KEY|CREDENTIAL|_URL).*");

  private static final String HIDDEN = "(not shown)";

  private static final Pattern QUOTED = Pattern.compile("\\$?(['\"])(.*)\\1");

  private static final Pattern FILE = Pattern.compile("(/.*) \\(ignore_errors=(?:yes|no)\\)");

  private final SystemdConfig config;

  @Inject
  SystemctlManagerEnvironment(SystemdConfig config) {
    this.config = config;
  }

  @Override
  public ManagerReading read() {
    return asked(List.of("show-environment"), SystemctlManagerEnvironment::variables);
  }

  @Override
  public ManagerReading ofFiles(UnitName unit) {
    return asked(
        List.of("show", "--property=EnvironmentFiles", "--value", unit.full()),
        output -> {
          // A later file counts more than an earlier one, as in systemd.exec(5).
          Map<String, ManagerVariable> set = new TreeMap<>();
          output
              .lines()
              .map(FILE::matcher)
              .filter(Matcher::matches)
              .map(line -> Path.of(line.group(1)))
              .flatMap(file -> variables(text(file)).stream())
              .forEach(variable -> set.put(variable.name(), variable));
          return List.copyOf(set.values());
        });
  }

  private ManagerReading asked(
      List<String> words, Function<String, List<ManagerVariable>> variables) {
    List<String> command = new ArrayList<>(List.of(config.systemctl()));
    command.addAll(words);
    try {
      CommandRunner.Finished finished = new CommandRunner(config.limit()).run(command);
      return finished.status() == 0
          ? new ManagerReading.Known(variables.apply(finished.output()))
          : new ManagerReading.Unknown(
              CommandRunner.firstLine(finished.output(), "systemctl failed without a word"));
    } catch (IOException cannotRun) {
      return new ManagerReading.Unknown(
          "systemctl cannot be asked: " + CommandRunner.firstLine(cannotRun.getMessage(), ""));
    } catch (UncheckedIOException unreadable) {
      return new ManagerReading.Unknown(
          CommandRunner.firstLine(unreadable.getMessage(), "a file cannot be read"));
    }
  }

  // A file that is not there sets nothing; systemd goes on without it as well.
  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " cannot be read", unreadable);
    }
  }

  private static List<ManagerVariable> variables(String output) {
    return output
        .lines()
        .map(OURS::matcher)
        .filter(Matcher::matches)
        .map(line -> variable(line.group(1), line.group(2)))
        .sorted(Comparator.comparing(ManagerVariable::name))
        .toList();
  }

  private static ManagerVariable variable(String name, String shown) {
    return new ManagerVariable(name, SECRET.matcher(name).matches() ? HIDDEN : value(shown));
  }

  private static String value(String shown) {
    Matcher quoted = QUOTED.matcher(shown);
    return CommandRunner.firstLine(quoted.matches() ? quoted.group(2) : shown, "");
  }
}
