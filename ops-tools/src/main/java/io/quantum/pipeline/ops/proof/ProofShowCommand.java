package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quantum-ops proof show}: one pack that is kept. */
@Command(
    name = "show",
    header = {
      "Shows a proof pack that is kept.",
      "",
      "Examples",
      "  quantum-ops proof show before",
      "  quantum-ops proof show before --json",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 shown, 2 it was changed since it was written, 3 it cannot be read, 64 usage."
    })
final class ProofShowCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "/tmp",
      description = "The folder in which a label is looked for; default: ${DEFAULT-VALUE}.")
  private String folder;

  @Parameters(paramLabel = "LABEL", description = "A label, or a file that ends in .json.")
  private String name;

  ProofShowCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    try (OpsPorts ports = opener.open(options)) {
      return ports
          .get(KeepProofs.class)
          .find(folder, name)
          .<ExitCode>fold(
              intact -> {
                ProofCapture.print(terminal, options.isJson(), intact.proof());
                return ExitCode.OK;
              },
              broken -> {
                terminal.complain("broken: %s: %s".formatted(broken.file(), broken.why()));
                return ExitCode.BREACH;
              },
              unreadable -> {
                terminal.complain("unknown: %s: %s".formatted(unreadable.file(), unreadable.why()));
                return ExitCode.UNKNOWN;
              })
          .code();
    }
  }
}
