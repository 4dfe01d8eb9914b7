package io.quantum.pipeline.ops.cli;

import io.quantum.pipeline.domain.operator.OperatorNote;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who acts and why; every command that changes something asks for it. */
public class OperatorOptions {
  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "Who you are; it is recorded.")
  private String by;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, in words; it is recorded.")
  private String reason;

  public final OperatorNote note(CommandSpec command) {
    try {
      return new OperatorNote(by, reason);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage());
    }
  }
}
