package io.quantum.pipeline.ops.command;

import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import io.quantum.pipeline.ops.render.LineAnswers;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quantum-ops validate}: the contract, without Redis. */
@Command(
    name = "validate",
    header = {
      "Judges payloads by the trade-intent contract; Redis is not needed.",
      "",
      "Examples",
      "  quantum-ops validate intents.jsonl         one payload object a line",
      "  my-producer | quantum-ops validate         from a pipe",
      "  quantum-ops validate --as reader FILE      as the executor reads them",
      ""
    },
    footer = {"", "Exit codes: 0 all valid, 2 any refused, 64 usage."})
public final class ValidateCommand implements Callable<Integer> {
  /** Whose rules apply. */
  enum Judge {
    publisher,
    reader
  }

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Option(names = "--as", paramLabel = "WHO", description = "publisher (default) or reader.")
  private Judge judge = Judge.publisher;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Payloads, one JSON object a line; - or none for standard input.")
  private String file = "-";

  /** Over a terminal and what opens the ports. */
  public ValidateCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() throws IOException {
    LineAnswers answers = new LineAnswers(options.isJson());
    ContractProfile profile =
        judge == Judge.reader ? ContractProfile.READER : ContractProfile.PUBLISHER;
    int refused = 0;
    try (OpsPorts ports = opener.open(options);
        IntentLines lines = IntentLines.of(file, terminal)) {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        ContractVerdict verdict = ports.validate().validate(line.get(), profile);
        int number = lines.number();
        refused +=
            verdict.fold(
                accepted -> {
                  answers.valid(number).forEach(terminal::say);
                  return 0;
                },
                violated -> {
                  answers.refused(number, violated.violations()).forEach(terminal::say);
                  return 1;
                });
        terminal.progress(number + " lines judged");
      }
      terminal.complain("%d lines judged, %d refused".formatted(lines.number(), refused));
    }
    return (refused == 0 ? ExitCode.OK : ExitCode.BREACH).code();
  }
}
