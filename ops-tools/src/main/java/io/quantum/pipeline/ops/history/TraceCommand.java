package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.application.history.port.in.CheckHistory;
import io.quantum.pipeline.application.history.port.in.TraceIntent;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.history.IntentTrace.Standing;
import io.quantum.pipeline.domain.history.TraceOutcome;
import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quantum-ops trace}: what became of one intent. */
@Command(
    name = "trace",
    header = {
      "Shows what became of one intent: published, decided and why, order, result, times between.",
      "",
      "Examples",
      "  quantum-ops trace 1768952590982-0                   by its entry",
      "  quantum-ops trace qo2otatv2n57liprvbkcrynp6         by its client order id",
      "  quantum-ops trace my-1 --source my-producer         by its intent_id",
      ""
    },
    description = {
      "An intent without a kept record is searched for in the streams, 500 entries at a time. The",
      "first outcome that is found is shown; prove --deep looks for second ones. When an entry was",
      "delivered is recorded only while it is pending. What was trimmed since is named."
    },
    footer = {
      "",
      "Reads only. Exit codes: 0 shown, 2 no such intent, or delivered and without an outcome,",
      "3 not known (also: not found, and records of that time are gone), 64 usage."
    })
public final class TraceCommand implements Callable<Integer> {
  private static final String ENTRY = "\\d{1,20}(-\\d{1,20})?";

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions options;

  @Parameters(
      paramLabel = "ID",
      description = "An entry id, a client order id, or with --source an intent_id.")
  private String id;

  @Option(
      names = "--source",
      paramLabel = "S",
      description = "Who published it; ID is then the intent_id that S gave it.")
  private String source;

  /** Over a terminal and what opens the ports. */
  public TraceCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  /** A search, once its target is understood. */
  private interface Search {
    TraceOutcome in(TraceIntent intents, CheckHistory.Steps steps);
  }

  @Override
  public Integer call() {
    Search search = search();
    try (OpsPorts ports = opener.open(options)) {
      TraceIntent intents = ports.get(TraceIntent.class);
      TraceOutcome outcome =
          search.in(
              intents,
              (stream, read) -> terminal.progress("%,d %s read".formatted(read, stream.words())));
      options.print(terminal, TraceAnswer.of(intents.describe(), outcome));
      return outcome
          .<ExitCode>fold(
              found ->
                  found.trail().standing() == Standing.NO_OUTCOME_FOUND
                      ? missing(!found.trail().gone().isEmpty())
                      : ExitCode.OK,
              notFound -> missing(!notFound.gone().isEmpty()))
          .code();
    }
  }

  private static ExitCode missing(boolean mayBeGone) {
    return mayBeGone ? ExitCode.UNKNOWN : ExitCode.BREACH;
  }

  private Search search() {
    try {
      if (source != null) {
        PublisherId publisher = new PublisherId(source);
        IntentId intent = new IntentId(id);
        return (intents, steps) -> intents.byIntent(publisher, intent, steps);
      }
      if (id.matches(ENTRY)) {
        EntryId entry = EntryId.parse(id);
        return (intents, steps) -> intents.byEntry(entry, steps);
      }
      ClientOrderId order = new ClientOrderId(id);
      return (intents, steps) -> intents.byOrder(order, steps);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          spec.commandLine(),
          "'%s' is no entry id and no client order id; an intent_id needs --source (%s)"
              .formatted(id, wrong.getMessage()));
    }
  }
}
