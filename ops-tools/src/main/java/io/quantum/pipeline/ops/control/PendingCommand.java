package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.application.control.port.in.ListPending;
import io.quantum.pipeline.domain.backlog.PendingReport;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.TimeSpan;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quantum-ops pending}: who has what, and for how long. */
@Command(
    name = "pending",
    header = {
      "Shows entries that were delivered and are not settled: owner, idle time, deliveries, ghosts.",
      "",
      "Examples",
      "  quantum-ops pending                  by owner, and the 20 oldest",
      "  quantum-ops pending --idle 60s       only what nobody has touched for a minute",
      "  quantum-ops pending --most 1000 --json",
      ""
    },
    description = {
      "A ghost is a pending entry whose body was trimmed or deleted; the service settles it as",
      "lost_trimmed. Deliveries are counted by Redis and say nothing of attempts to decide.",
      "All entries are counted, 500 at a time; what is settled meanwhile may be among them."
    },
    footer = {"", "Reads only. Exit codes: 0 shown, 3 not known (also: no group), 64 usage."})
public final class PendingCommand implements Callable<Integer> {
  private static final int MOST = 100_000;

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions options;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Only entries idle for 60s, 10m, 1h or longer.")
  private Duration idle = Duration.ZERO;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "List the N oldest, 0 to 100000; default: 20.")
  private int most = 20;

  /** Over a terminal and what opens the ports. */
  public PendingCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    if (most < 0 || most > MOST) {
      throw new ParameterException(spec.commandLine(), "--most takes 0 to %,d".formatted(MOST));
    }
    try (OpsPorts ports = opener.open(options)) {
      ListPending pending = ports.get(ListPending.class);
      Optional<PendingReport> report =
          pending.list(idle, most, read -> terminal.progress("%,d read".formatted(read)));
      if (report.isEmpty()) {
        terminal.complain("unknown: there is no group " + pending.describe().group());
        return ExitCode.UNKNOWN.code();
      }
      options.print(terminal, PendingAnswer.of(pending.describe(), idle, report.get()));
      return ExitCode.OK.code();
    }
  }
}
