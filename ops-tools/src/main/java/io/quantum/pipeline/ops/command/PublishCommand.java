package io.quantum.pipeline.ops.command;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.in.ContractBreach;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import io.quantum.pipeline.ops.render.LineAnswers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quantum-ops publish}: validated, idempotent publishing for producers in any language. */
@Command(
    name = "publish",
    header = {
      "Publishes trade intents that the contract allows; refuses the others with every reason.",
      "",
      "Examples",
      "  quantum-ops publish --source desk intents.jsonl     one payload object a line",
      "  my-producer | quantum-ops publish --source my-producer",
      ""
    },
    description = {
      "Publishing the same intent again within 24 h writes nothing: after a lost reply, repeat."
    },
    footer = {
      "",
      "Exit codes: 0 all published, 2 any refused, 3 not known for some line, 64 usage."
    })
public final class PublishCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Option(
      names = "--source",
      paramLabel = "S",
      description = "Who publishes; default: the payload's own field source.")
  private String source;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Payloads, one JSON object a line; - or none for standard input.")
  private String file = "-";

  /** Over a terminal and what opens the ports. */
  public PublishCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() throws IOException {
    ExitCode worst = ExitCode.OK;
    try (OpsPorts ports = opener.open(options);
        IntentLines lines = IntentLines.of(file, terminal)) {
      LineAnswers answers = new LineAnswers(options.isJson());
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        ExitCode code = publish(ports, answers, lines.number(), line.get());
        worst = code.code() > worst.code() ? code : worst;
        terminal.progress(lines.number() + " lines published");
      }
    }
    return worst.code();
  }

  private ExitCode publish(OpsPorts ports, LineAnswers answers, int number, byte[] payload) {
    try {
      Optional<String> publisher = publisher(ports, payload);
      if (publisher.isEmpty()) {
        throw new ContractBreach(
            List.of(
                new Violation(
                    "entry.source",
                    ViolationCode.MISSING,
                    "",
                    "say who publishes: --source NAME, or a field source in the payload")));
      }
      return ports
          .publish()
          .publish(payload, publisher.get())
          .fold(
              published -> said(ExitCode.OK, answers.published(number, published.entryId())),
              already -> said(ExitCode.OK, answers.already(number, already.entryId())),
              conflict -> said(ExitCode.BREACH, answers.conflict(number, conflict.entryId())),
              full -> said(ExitCode.BREACH, answers.full(number, full.length(), full.limit())));
    } catch (ContractBreach breach) {
      return said(ExitCode.BREACH, answers.refused(number, breach.violations()));
    } catch (AdapterFailure unknown) {
      return said(ExitCode.UNKNOWN, answers.unknown(number, unknown.getMessage()));
    }
  }

  private Optional<String> publisher(OpsPorts ports, byte[] payload) {
    if (source != null) {
      return Optional.of(source);
    }
    return ports
        .validate()
        .validate(payload, ContractProfile.PUBLISHER)
        .fold(
            accepted -> accepted.intent().source(),
            refused -> {
              throw new ContractBreach(refused.violations());
            });
  }

  private ExitCode said(ExitCode code, List<String> lines) {
    lines.forEach(terminal::say);
    return code;
  }
}
