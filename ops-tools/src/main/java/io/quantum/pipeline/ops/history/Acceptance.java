package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.ops.cli.OperatorOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What goes with {@code prove --accept}: all of it or nothing. */
final class Acceptance extends OperatorOptions {
  @Spec private CommandSpec command;

  /** The group is there only if this is. */
  @Option(
      names = "--accept",
      required = true,
      description = "Take the difference that is there, and that you can explain, into the offset.")
  private void accepted(boolean accept) {
    if (!accept) {
      throw new ParameterException(command.commandLine(), "--accept takes no value");
    }
  }
}
