package io.quantum.pipeline.ops.history;

import io.quantum.pipeline.application.control.port.in.AcceptDifference;
import io.quantum.pipeline.application.history.port.in.CheckHistory;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.history.HistoryReport;
import io.quantum.pipeline.domain.history.HistoryVerdict;
import io.quantum.pipeline.domain.history.Severity;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quantum-ops prove}: is everything that was delivered accounted for? */
@Command(
    name = "prove",
    header = {
      "Checks that every delivered intent has an outcome: delivered - pending - offset = settled.",
      "",
      "Examples",
      "  quantum-ops prove            0 equal, 2 broken, 3 unknown",
      "  quantum-ops prove --json     for scripts",
      "  quantum-ops prove --deep     walks every record that is kept and names what is wrong",
      "  quantum-ops prove --deep --limit 10     after a raise to 10 orders a minute that has ended",
      "  quantum-ops prove --accept --by ann --reason \"XACK by hand at 14:05, see ticket 4711\"",
      ""
    },
    description = {
      "Both sides are read in one atomic step, so the check holds while the service runs.",
      "A difference means that somebody else acknowledged, deleted or moved entries of the group.",
      "--accept takes one that you can explain into the offset, with an audit entry: exactly the one",
      "that is there when you call it. Then the check is equal, and shows the next one.",
      "",
      "--deep reads intents, audit, results, dead letters and the venue's orders, 500 at a time, and",
      "checks: no entry lost, one outcome each, one order for each identity and entry, results and",
      "orders agree, no 60 s with too many openings (by arrival at the venue), ledger and records",
      "agree. What is older than the oldest record kept is counted as no longer checkable, not as",
      "broken. Two outcomes across a loss of the group are a warning. It holds while the service",
      "runs; entries that are pending are judged once they are settled. Memory: about 100 bytes an",
      "intent in the stream."
    },
    footer = {
      "",
      "Exit codes: 0 equal or accepted (--deep: nothing wrong), 1 warnings, 2 broken, or not the",
      "difference that was there a moment before, 3 unknown, 64 usage."
    })
public final class ProveCommand implements Callable<Integer> {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions options;

  @Option(names = "--deep", description = "Also walk every record that is kept.")
  private boolean deep;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = {
        "With --deep: openings allowed in any 60 s. Default: the largest limit in use, else",
        "EXECUTION_RATE_LIMIT. A raise that has ended is known to nobody: give it here."
      })
  private Integer limit;

  @ArgGroup(exclusive = false)
  private Acceptance acceptance;

  /** Over a terminal and what opens the ports. */
  public ProveCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    refuseWrongLimit();
    if (acceptance != null) {
      return accept().code();
    }
    try (OpsPorts ports = opener.open(options)) {
      PipelineReading reading = ports.get(ReadPipeline.class).read();
      Conservation conservation =
          reading.fold(
              taken -> Conservation.of(taken.snapshot()),
              unreadable -> new Conservation.Undeterminable(unreadable.why()));
      ExitCode conserved =
          conservation.fold(
              checked -> checked.isEqual() ? ExitCode.OK : ExitCode.BREACH,
              unknown -> ExitCode.UNKNOWN);
      return (deep ? deep(ports, conservation, conserved) : shallow(ports, conservation, conserved))
          .code();
    }
  }

  private ExitCode accept() {
    OperatorNote note = acceptance.note(spec);
    Consumer<Report> printer = options.printer(terminal);
    try (OpsPorts ports = opener.open(options)) {
      AcceptDifference differences = ports.get(AcceptDifference.class);
      AcceptanceOutcome outcome = differences.accept(note);
      printer.accept(AcceptanceAnswer.of(differences.describe(), outcome));
      return outcome.fold(
          accepted -> ExitCode.OK,
          equal -> ExitCode.OK,
          changed -> ExitCode.BREACH,
          unknown -> ExitCode.UNKNOWN);
    }
  }

  private ExitCode shallow(OpsPorts ports, Conservation conservation, ExitCode conserved) {
    options.print(terminal, ProveAnswer.of(ports.get(ReadPipeline.class).describe(), conservation));
    return conserved;
  }

  private ExitCode deep(OpsPorts ports, Conservation conservation, ExitCode conserved) {
    HistoryVerdict verdict = walk(ports);
    options.print(
        terminal, ProveAnswer.of(ports.get(ReadPipeline.class).describe(), conservation, verdict));
    ExitCode walked =
        verdict.fold(checked -> code(checked.report()), unreadable -> ExitCode.UNKNOWN);
    return conserved.orWorse(walked);
  }

  private HistoryVerdict walk(OpsPorts ports) {
    CheckHistory.Steps steps =
        (stream, read) -> terminal.progress("%,d %s read".formatted(read, stream.words()));
    return limit == null
        ? ports
            .get(CheckHistory.class)
            .checkUnderLimitInUse(new OrderRate(ports.setting().orderLimit(), WINDOW), steps)
        : ports.get(CheckHistory.class).check(new OrderRate(limit, WINDOW), steps);
  }

  private static ExitCode code(HistoryReport report) {
    if (report.count(Severity.BROKEN) > 0) {
      return ExitCode.BREACH;
    }
    return report.count(Severity.WARNING) > 0 ? ExitCode.DEGRADED : ExitCode.OK;
  }

  private void refuseWrongLimit() {
    if (limit != null && (limit < 0 || limit > OrderRate.MAX_LIMIT)) {
      throw new ParameterException(
          spec.commandLine(), "--limit takes 0 to %,d".formatted(OrderRate.MAX_LIMIT));
    }
    if (deep && acceptance != null) {
      throw new ParameterException(spec.commandLine(), "--accept does not go with --deep");
    }
    if (limit != null && !deep) {
      throw new ParameterException(spec.commandLine(), "--limit belongs to --deep");
    }
  }
}
