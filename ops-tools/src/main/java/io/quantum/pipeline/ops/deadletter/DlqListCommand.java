package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quantum-ops dlq list}: which letters there are. */
@Command(
    name = "list",
    header = {
      "Lists dead letters, oldest first: id, when, code, source, first field that is wrong.",
      "",
      "Examples",
      "  quantum-ops dlq list --since 1h",
      "  quantum-ops dlq list --source my-producer --code WRONG_TYPE --json",
      "  quantum-ops dlq list --count                 how many per source and code",
      ""
    },
    footer = {
      "",
      "Reads only. Exit codes: 0 listed (also if there is none), 3 not known, 64 usage."
    })
final class DlqListCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;
  @Mixin private DeadLetterSelection selection;

  @Option(names = "--count", description = "How many there are per source and code instead.")
  private boolean count;

  private record Kind(String source, String code) {
    private static Kind of(DeadLetterEntry letter) {
      return new Kind(letter.original().source().text(), letter.why().code());
    }
  }

  DlqListCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    return DlqCommand.ask(terminal, opener, options, this::list);
  }

  private ExitCode list(RedriveDeadLetters letters) {
    DeadLetterAnswers answers = DeadLetterAnswers.of(options.isJson());
    Map<Kind, Long> kinds = new HashMap<>();
    long[] number = {0};
    answers.heading(letters.describe()).forEach(terminal::say);
    letters.list(
        selection.filter(),
        letter -> {
          number[0]++;
          if (count) {
            kinds.merge(Kind.of(letter), 1L, Long::sum);
          } else {
            answers.listed(letter).forEach(terminal::say);
          }
          terminal.progress(number[0] + " letters read");
        });
    kinds.entrySet().stream()
        .sorted(
            Map.Entry.<Kind, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(kind -> kind.getKey().source())
                .thenComparing(kind -> kind.getKey().code()))
        .forEach(
            kind ->
                answers
                    .counted(kind.getKey().source(), kind.getKey().code(), kind.getValue())
                    .forEach(terminal::say));
    terminal.complain(number[0] + " dead letter(s)");
    return ExitCode.OK;
  }
}
