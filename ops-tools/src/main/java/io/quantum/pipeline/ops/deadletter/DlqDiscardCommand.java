package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code quantum-ops dlq discard}: throws letters away. */
@Command(
    name = "discard",
    header = {
      "Throws dead letters away; they cannot be brought back.",
      "",
      "Examples",
      "  quantum-ops dlq discard 1768952590982-0 1768952590983-0",
      ""
    },
    footer = {"", "Exit codes: 0 all thrown away, 2 any was not there, 3 not known, 64 usage."})
final class DlqDiscardCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      converter = DeadLetterId.class,
      description = "As dlq list has it.")
  private List<EntryId> ids;

  DlqDiscardCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    return DlqCommand.ask(terminal, opener, options, this::discard);
  }

  private ExitCode discard(RedriveDeadLetters letters) {
    DeadLetterAnswers answers = DeadLetterAnswers.of(options.isJson());
    ExitCode worst = ExitCode.OK;
    answers.heading(letters.describe()).forEach(terminal::say);
    for (EntryId id : ids) {
      if (letters.discard(id)) {
        answers.discarded(id).forEach(terminal::say);
      } else {
        answers.gone(id).forEach(terminal::say);
        worst = ExitCode.BREACH;
      }
    }
    return worst;
  }
}
