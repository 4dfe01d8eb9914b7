package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quantum-ops proof}: evidence before and after a change, and its verbs. */
@Command(
    name = "proof",
    header = {
      "Captures what is true of the pipeline, as evidence before and after a change.",
      "",
      "Examples",
      "  quantum-ops proof --before          to /tmp/proof_before.txt and .json",
      "  quantum-ops proof --after           to /tmp/proof_after.txt and .json",
      "  quantum-ops proof                   print only",
      "  diff /tmp/proof_before.txt /tmp/proof_after.txt | grep '^[<>]' | grep -v '~$'",
      ""
    },
    description = {
      "The pack is printed and kept, for this user only. Whatever differs between any two captures",
      "stands on a line that ends in ~, so that plain diff shows what has changed. --after ends with",
      "the verdict against the --before that it finds in the same folder."
    },
    footer = {
      "",
      "Reads only. Exit codes: 0 every required section could be read, however sick the pipeline is,",
      "2 it could not be kept, 3 a required section could not be read, 64 usage."
    })
public final class ProofCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;
  @Mixin private ProofCapture capture = new ProofCapture();

  @ArgGroup private Moment moment = new Moment();

  /** Before or after a change, or neither. */
  private static final class Moment {
    @Option(names = "--before", description = "Keep it as the state before a change.")
    private boolean before;

    @Option(names = "--after", description = "Keep it as the state after a change.")
    private boolean after;
  }

  private ProofCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  /** The command with its verbs, over a terminal and what opens the ports. */
  public static CommandLine with(Terminal terminal, OpsPorts.Opener opener) {
    return new CommandLine(new ProofCommand(terminal, opener))
        .addSubcommand(new ProofCaptureCommand(terminal, opener))
        .addSubcommand(new ProofDiffCommand(terminal, opener))
        .addSubcommand(new ProofVerifyCommand(terminal, opener))
        .addSubcommand(new ProofListCommand(terminal, opener))
        .addSubcommand(new ProofShowCommand(terminal, opener))
        .addSubcommand(new ProofCheckChainCommand(terminal, opener));
  }

  @Override
  public Integer call() {
    boolean json = options.isJson();
    try (OpsPorts ports = opener.open(options)) {
      if (moment.before) {
        return keep(ports, capture.capture(ports, ProofLabel.BEFORE, terminal), json).code();
      }
      if (moment.after) {
        return after(ports, json).code();
      }
      ProofPack pack = capture.capture(ports, ProofCaptureCommand.UNNAMED, terminal);
      ProofCapture.print(terminal, json, ports.get(KeepProofs.class).seal(pack));
      return ProofCapture.code(terminal, pack).code();
    }
  }

  // What a verdict says does not change the code: that is the capture's.
  private ExitCode after(OpsPorts ports, boolean json) {
    Optional<ProofPack> before =
        ports
            .get(KeepProofs.class)
            .find(capture.folder(), ProofLabel.BEFORE.text())
            .fold(
                intact -> Optional.of(intact.proof().pack()),
                broken -> none("was changed since it was written"),
                unreadable -> none("cannot be read: " + unreadable.why()));
    ProofPack pack =
        capture.capture(ports, ProofLabel.AFTER, terminal, before.map(ProofPack::capturedAt));
    ExitCode code = keep(ports, pack, json);
    before.ifPresent(
        earlier ->
            ProofJudging.verdict(earlier, pack).forEach(json ? terminal::complain : terminal::say));
    return code;
  }

  private Optional<ProofPack> none(String why) {
    terminal.complain("no verdict: the pack before it %s".formatted(why));
    return Optional.empty();
  }

  private ExitCode keep(OpsPorts ports, ProofPack pack, boolean json) {
    KeepOutcome outcome =
        ports.get(KeepProofs.class).keep(pack, ProofPlace.of(capture.folder(), pack.label()));
    ProofCapture.print(terminal, json, outcome.proof());
    return ProofCapture.told(terminal, outcome, ProofCapture.code(terminal, pack));
  }
}
