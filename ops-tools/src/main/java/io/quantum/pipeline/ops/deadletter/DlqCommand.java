package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quantum-ops dlq}: looks at dead letters and deals with them. */
@Command(
    name = "dlq",
    header = {
      "Dead letters: entries that were put aside for a person, with every reason.",
      "",
      "Examples",
      "  quantum-ops dlq list --source my-producer --since 1h    what, why and from whom",
      "  quantum-ops dlq list --count                            per source and code",
      "  quantum-ops dlq show 1768952590982-0                    all of one letter",
      "  quantum-ops dlq replay --all --upgrade                  older shapes as v1.0",
      "  quantum-ops dlq discard 1768952590982-0",
      ""
    },
    footer = {"", "Exit codes: 0 as wanted, 2 any refused or not there, 3 not known, 64 usage."})
public final class DlqCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This help.")
  private boolean help;

  /** The command with its four verbs, over a terminal and what opens the ports. */
  public static CommandLine with(Terminal terminal, OpsPorts.Opener opener) {
    return new CommandLine(new DlqCommand())
        .addSubcommand(new DlqListCommand(terminal, opener))
        .addSubcommand(new DlqShowCommand(terminal, opener))
        .addSubcommand(new DlqReplayCommand(terminal, opener))
        .addSubcommand(new DlqDiscardCommand(terminal, opener));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which verb?");
  }

  /** Does something with the letters; what cannot be reached is said and is not known. */
  static int ask(
      Terminal terminal,
      OpsPorts.Opener opener,
      GlobalOptions options,
      Function<RedriveDeadLetters, ExitCode> work) {
    try (OpsPorts ports = opener.open(options)) {
      return work.apply(ports.get(RedriveDeadLetters.class)).code();
    } catch (AdapterFailure unknown) {
      terminal.complain("unknown: " + unknown.getMessage());
      return ExitCode.UNKNOWN.code();
    }
  }
}
