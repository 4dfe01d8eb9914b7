package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.ReplayMode;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code quantum-ops dlq show}: all of one letter. */
@Command(
    name = "show",
    header = {
      "Shows one dead letter: the entry, what is wrong with it, and what a replay would do.",
      "",
      "Examples",
      "  quantum-ops dlq show 1768952590982-0",
      "  quantum-ops dlq show 1768952590982-0 --json      nothing shortened",
      ""
    },
    footer = {"", "Reads only. Exit codes: 0 shown, 2 no such letter, 3 not known, 64 usage."})
final class DlqShowCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Parameters(
      paramLabel = "ID",
      converter = DeadLetterId.class,
      description = "As dlq list has it.")
  private EntryId id;

  DlqShowCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    return DlqCommand.ask(terminal, opener, options, this::show);
  }

  private ExitCode show(RedriveDeadLetters letters) {
    DeadLetterAnswers answers = DeadLetterAnswers.of(options.isJson());
    Optional<DeadLetterEntry> letter = letters.find(id);
    if (letter.isEmpty()) {
      answers.gone(id).forEach(terminal::say);
      return ExitCode.BREACH;
    }
    answers
        .shown(
            letters.describe(),
            letter.get(),
            letters.plan(letter.get(), ReplayMode.AS_IS),
            letters.plan(letter.get(), ReplayMode.UPGRADE))
        .forEach(terminal::say);
    return ExitCode.OK;
  }
}
