package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.letter.DeadLetterFilter;
import io.quantum.pipeline.ops.cli.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which letters of all. */
final class DeadLetterSelection {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--source", paramLabel = "S", description = "Only what S published.")
  private String source;

  @Option(
      names = "--code",
      paramLabel = "C",
      description = "Only what was put aside for C, such as MISSING, POISON or EXPIRED_CLOSE.")
  private String code;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Only what was put aside in the last 30s, 10m, 1h or 2d.")
  private Duration since;

  DeadLetterFilter filter() {
    if (code != null && !DeadLetter.codes().contains(code)) {
      throw new ParameterException(
          command.commandLine(),
          "no letter has the code '%s': it is one of %s"
              .formatted(code, String.join(", ", DeadLetter.codes())));
    }
    return new DeadLetterFilter(
        Optional.ofNullable(source), Optional.ofNullable(code), Optional.ofNullable(since));
  }

  boolean isAll() {
    return source == null && code == null && since == null;
  }
}
