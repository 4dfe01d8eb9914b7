package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quantum-ops proof capture}: a pack of any name, anywhere. */
@Command(
    name = "capture",
    header = {
      "Captures a proof pack under a name of its own.",
      "",
      "Examples",
      "  quantum-ops proof capture --label monday",
      "  quantum-ops proof capture --out FILE         to FILE.txt and FILE.json",
      "  quantum-ops proof capture --out - --json     print only",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 every required section could be read, 2 it could not be kept, 3 a required",
      "section could not be read, 64 usage."
    })
final class ProofCaptureCommand implements Callable<Integer> {
  /** The label of a pack that got none. */
  static final ProofLabel UNNAMED = new ProofLabel("capture");

  private static final String PRINT_ONLY = "-";

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions options;
  @Mixin private ProofCapture capture = new ProofCapture();

  @Option(
      names = "--label",
      paramLabel = "L",
      description = "What it is called; default: capture. Kept as proof_L.txt and proof_L.json.")
  private String label;

  @Option(
      names = "--out",
      paramLabel = "FILE|-",
      description = "Where it is kept in place of that; - only prints it.")
  private String out;

  ProofCaptureCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    boolean json = options.isJson();
    ProofLabel name;
    Optional<ProofPlace> place;
    try {
      name = label == null ? UNNAMED : new ProofLabel(label);
      place = place(name);
    } catch (IllegalArgumentException shapeless) {
      throw new ParameterException(spec.commandLine(), shapeless.getMessage());
    }
    try (OpsPorts ports = opener.open(options)) {
      ProofPack pack = capture.capture(ports, name, terminal);
      if (place.isEmpty()) {
        ProofCapture.print(terminal, json, ports.get(KeepProofs.class).seal(pack));
        return ProofCapture.code(terminal, pack).code();
      }
      KeepOutcome outcome = ports.get(KeepProofs.class).keep(pack, place.get());
      ProofCapture.print(terminal, json, outcome.proof());
      return ProofCapture.told(terminal, outcome, ProofCapture.code(terminal, pack)).code();
    }
  }

  private Optional<ProofPlace> place(ProofLabel name) {
    if (out == null) {
      return Optional.of(ProofPlace.of(capture.folder(), name));
    }
    if (out.equals(PRINT_ONLY)) {
      return Optional.empty();
    }
    Path file = Path.of(out.replaceAll("\\.(txt|json)$", "")).toAbsolutePath();
    return Optional.of(new ProofPlace(file.getParent().toString(), file.getFileName().toString()));
  }
}
