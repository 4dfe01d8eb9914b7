package io.quantum.pipeline.ops.command;

import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import io.quantum.pipeline.ops.render.ConservationText;
import io.quantum.pipeline.ops.render.OpsJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quantum-ops prove}: is everything that was delivered accounted for? */
@Command(
    name = "prove",
    header = {
      "Checks that every delivered intent has an outcome: delivered - pending - offset = settled.",
      "",
      "Examples",
      "  quantum-ops prove            0 equal, 2 broken, 3 unknown",
      "  quantum-ops prove --json     for scripts",
      ""
    },
    description = {
      "Both sides are read in one atomic step, so the check holds while the service runs.",
      "A difference means that somebody else acknowledged, deleted or moved entries of the group."
    },
    footer = {"", "Exit codes: 0 equal, 2 broken, 3 unknown, 64 usage."})
public final class ProveCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  /** Over a terminal and what opens the ports. */
  public ProveCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    try (OpsPorts ports = opener.open(options)) {
      PipelineReading reading = ports.pipeline().read();
      Conservation conservation =
          reading.fold(
              taken -> Conservation.of(taken.picture()),
              unreadable -> new Conservation.Undeterminable(unreadable.why()));
      if (options.isJson()) {
        terminal.say(OpsJson.conservation(ports.pipeline().describe(), conservation));
      } else {
        ConservationText.lines(ports.pipeline().describe(), conservation).forEach(terminal::say);
      }
      return conservation
          .<ExitCode>fold(
              checked -> checked.isEqual() ? ExitCode.OK : ExitCode.BREACH,
              unknown -> ExitCode.UNKNOWN)
          .code();
    }
  }
}
