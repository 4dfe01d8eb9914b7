package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.ReplayMode;
import io.quantum.pipeline.domain.letter.ReplayPlan;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quantum-ops dlq replay}: publishes letters again. */
@Command(
    name = "replay",
    header = {
      "Publishes dead letters again, if the contract allows them, and takes them away.",
      "",
      "Examples",
      "  quantum-ops dlq replay 1768952590982-0",
      "  quantum-ops dlq replay --all --upgrade --dry-run      what would happen",
      "  quantum-ops dlq replay --all --upgrade --source my-producer",
      ""
    },
    description = {
      "Publishing and taking away is one step: replaying twice finds nothing. The time at which an"
          + " intent was made is kept, so what is too old by now will expire again; that is"
          + " announced first. What is refused stays."
    },
    footer = {
      "",
      "Exit codes: 0 all published, now or before, 2 any refused or not there, 3 not known,"
          + " 64 usage."
    })
final class DlqReplayCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions options;
  @Mixin private DeadLetterSelection selection;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      converter = DeadLetterId.class,
      description = "As dlq list has it.")
  private List<EntryId> ids = List.of();

  @Option(
      names = "--all",
      description = "Every letter that --source, --code and --since leave, oldest first.")
  private boolean all;

  @Option(
      names = "--upgrade",
      description = "Rewrite the known shapes from before the contract as v1.0.")
  private boolean upgrade;

  @Option(names = "--dry-run", description = "Say what would happen; change nothing.")
  private boolean dryRun;

  DlqReplayCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    if (all != ids.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "give the ids of letters, or --all");
    }
    if (!all && !selection.isAll()) {
      throw new ParameterException(
          spec.commandLine(), "--source, --code and --since choose among --all");
    }
    return DlqCommand.ask(terminal, opener, options, letters -> new Run(letters).replay());
  }

  /** One call, with what it has done so far. */
  private final class Run {
    private final RedriveDeadLetters letters;
    private final DeadLetterAnswers answers = DeadLetterAnswers.of(options.isJson());
    private long published;
    private long before;
    private long left;

    private Run(RedriveDeadLetters letters) {
      this.letters = letters;
    }

    private ExitCode replay() {
      answers.heading(letters.describe()).forEach(terminal::say);
      try {
        if (all) {
          letters.list(selection.filter(), this::replay);
        } else {
          ids.forEach(id -> letters.find(id).ifPresentOrElse(this::replay, () -> gone(id)));
        }
      } finally {
        terminal.complain(
            dryRun
                ? "%d would be published, %d refused; nothing was done".formatted(published, left)
                : "%d published, %d published before, %d refused or not there"
                    .formatted(published, before, left));
      }
      return left == 0 ? ExitCode.OK : ExitCode.BREACH;
    }

    private void replay(DeadLetterEntry letter) {
      ReplayPlan plan = letters.plan(letter, upgrade ? ReplayMode.UPGRADE : ReplayMode.AS_IS);
      Optional<ReplayPlan.Ready> ready =
          plan.fold(Optional::of, refused -> Optional.empty(), truncated -> Optional.empty());
      ready.ifPresent(this::announce);
      if (ready.isPresent() && !dryRun) {
        replay(ready.get());
      } else {
        answers.planned(letter.id(), plan).forEach(terminal::say);
        published += ready.isPresent() ? 1 : 0;
        left += ready.isPresent() ? 0 : 1;
      }
      terminal.progress("%d published, %d left".formatted(published + before, left));
    }

    private void replay(ReplayPlan.Ready ready) {
      EntryId id = ready.letter().id();
      try {
        letters.replay(ready).ifPresentOrElse(outcome -> done(ready, outcome), () -> gone(id));
      } catch (AdapterFailure unknown) {
        answers.unknown(id, unknown.getMessage()).forEach(terminal::say);
        throw unknown;
      }
    }

    // No result, so it may not stand between lines that a program reads.
    private void announce(ReplayPlan.Ready ready) {
      DeadLetterText.announced(ready)
          .forEach(options.isJson() ? terminal::complain : terminal::say);
    }

    private void done(ReplayPlan.Ready ready, PublishOutcome outcome) {
      answers.replayed(ready, outcome).forEach(terminal::say);
      outcome.fold(isNew -> ++published, already -> ++before, conflict -> ++left, full -> ++left);
    }

    private void gone(EntryId id) {
      answers.gone(id).forEach(terminal::say);
      left++;
    }
  }
}
