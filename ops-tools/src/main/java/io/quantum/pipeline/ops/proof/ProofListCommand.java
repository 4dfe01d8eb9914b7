package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quantum-ops proof list}: which packs are kept. */
@Command(
    name = "list",
    header = {
      "Lists the proof packs in a folder, newest first.",
      "",
      "Examples",
      "  quantum-ops proof list",
      "  quantum-ops proof list --json",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 all of them can be read, 1 one was changed or cannot be read, 3 the folder",
      "cannot be read, 64 usage."
    })
final class ProofListCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "/tmp",
      description = "The folder; default: ${DEFAULT-VALUE}.")
  private String folder;

  ProofListCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    try (OpsPorts ports = opener.open(options)) {
      List<ProofReading> kept = ports.get(KeepProofs.class).list(folder);
      options.print(terminal, ProofListing.of(folder, kept));
      return code(kept).code();
    }
  }

  private ExitCode code(List<ProofReading> kept) {
    if (kept.size() == 1
        && kept.get(0) instanceof ProofReading.Unreadable none
        && none.file().equals(folder)) {
      return ExitCode.UNKNOWN;
    }
    return kept.stream().allMatch(reading -> reading instanceof ProofReading.Intact)
        ? ExitCode.OK
        : ExitCode.DEGRADED;
  }
}
