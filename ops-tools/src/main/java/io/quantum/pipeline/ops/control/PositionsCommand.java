package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.application.control.port.in.ReadPositions;
import io.quantum.pipeline.domain.execution.PositionsReading;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quantum-ops positions}: what is open at the venue. */
@Command(
    name = "positions",
    header = {
      "Shows what is open at the venue, with its size in USD at each symbol's last price there.",
      "",
      "Examples",
      "  quantum-ops positions",
      "  quantum-ops positions --json",
      ""
    },
    description = {
      "Only the paper venue can be asked (ORDER_GATEWAY=paper, the default); of any other the answer",
      "is unknown, which is not the same as none."
    },
    footer = {"", "Reads only. Exit codes: 0 shown, 3 not known, 64 usage."})
public final class PositionsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  /** Over a terminal and what opens the ports. */
  public PositionsCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    try (OpsPorts ports = opener.open(options)) {
      ReadPositions positions = ports.get(ReadPositions.class);
      PositionsReading reading = positions.read();
      options.print(terminal, PositionsAnswer.of(positions.describe(), reading));
      return reading.<ExitCode>fold(known -> ExitCode.OK, unknown -> ExitCode.UNKNOWN).code();
    }
  }
}
