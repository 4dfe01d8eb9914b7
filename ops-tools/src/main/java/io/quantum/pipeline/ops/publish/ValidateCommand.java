package io.quantum.pipeline.ops.publish;

import io.quantum.pipeline.application.publish.port.in.ValidateTradeIntent;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.Terminal;
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

  private static final int SAID_AT_ONCE = 16 * 1024;

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Option(names = "--as", paramLabel = "WHO", description = "publisher (default) or reader.")
  private Judge judge = Judge.publisher;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Payloads, one JSON object a line; - or none for standard input.")
  private String file = IntentLines.STANDARD_INPUT;

  /** Over a terminal and what opens the ports. */
  public ValidateCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() throws IOException {
    LineAnswers answers = new LineAnswers(options.isJson(false));
    ContractProfile profile =
        judge == Judge.reader ? ContractProfile.READER : ContractProfile.PUBLISHER;
    try (OpsPorts ports = opener.open(options);
        IntentLines lines = IntentLines.of(file, terminal)) {
      StringBuilder text = new StringBuilder();
      for (Optional<IntentLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        int number = line.get().number();
        String answer =
            ports
                .get(ValidateTradeIntent.class)
                .validate(line.get().payload(), profile)
                .fold(
                    accepted -> answers.valid(number),
                    refused -> answers.refused(number, refused.violations()));
        text.append(answer).append('\n');
        if (text.length() > SAID_AT_ONCE || !lines.isWholeLineHere()) {
          terminal.sayAll(text);
          text.setLength(0);
        }
        terminal.progress(number + " lines judged");
      }
      terminal.sayAll(text);
    }
    terminal.complain(answers.summary());
    return answers.exitCode().code();
  }
}
