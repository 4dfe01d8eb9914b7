package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.domain.proof.ProofChain;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code quantum-ops proof check-chain}: was anything changed or taken away? */
@Command(
    name = "check-chain",
    header = {
      "Checks that proof packs are as they were written, and that none is missing between them.",
      "",
      "Examples",
      "  quantum-ops proof check-chain /tmp/proof_before.json /tmp/proof_after.json",
      "  quantum-ops proof check-chain FILE --json",
      ""
    },
    description = {
      "Every pack holds the SHA-256 of its content and that of its predecessor. The earliest of the",
      "files is the beginning, whatever it names as its predecessor."
    },
    footer = {
      "",
      "Exit codes: 0 all intact and linked, 1 intact with gaps, 2 a digest is wrong, 3 a file cannot",
      "be read, 64 usage."
    })
final class ProofCheckChainCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Packs that end in .json.")
  private List<String> files;

  ProofCheckChainCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    try (OpsPorts ports = opener.open(options)) {
      ProofChain chain = ports.get(KeepProofs.class).check(files);
      options.print(terminal, ProofListing.of(chain));
      return switch (chain.worst()) {
        case BEGINNING, LINKED -> ExitCode.OK.code();
        case GAP -> ExitCode.DEGRADED.code();
        case UNREADABLE -> ExitCode.UNKNOWN.code();
        case BROKEN -> ExitCode.BREACH.code();
      };
    }
  }
}
