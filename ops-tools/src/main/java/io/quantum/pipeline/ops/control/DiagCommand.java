package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.LastingOption;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quantum-ops diag}: diagnostics of the running service, ending by themselves. */
@Command(
    name = "diag",
    header = {
      "Switches diagnostics of the running services on or off, without a restart.",
      "",
      "Examples",
      "  quantum-ops diag on                 for ten minutes",
      "  quantum-ops diag on --for 30m",
      "  quantum-ops diag off",
      ""
    },
    description = {
      "All instances look every 2 s. Lines that exist only then begin with [DIAG]: a heartbeat each",
      "500 entries, and at most 200 lines a second about single entries; every line names its logger.",
      "They end by themselves, by the clock of Redis, whatever becomes of this shell, and change no",
      "decision. What an instance was started with (PIPELINE_DIAG) stays."
    },
    footer = {
      "",
      "Exit codes: 0 switched, 3 not known whether it was (repeating is safe), 64 usage."
    })
public final class DiagCommand implements Callable<Integer> {
  private static final Lasting USUALLY = new Lasting(Duration.ofMinutes(10));

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  /** What is wanted. */
  enum Wish {
    on,
    off
  }

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions options;

  @Parameters(paramLabel = "on|off", description = "What is wanted.")
  private Wish wish;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = LastingOption.class,
      description = "How long, as 30s, 10m, 2h or 1d; default: 10m.")
  private Lasting lasting;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who you are; it is recorded. Default: your user name.")
  private String by;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "diagnostics",
      description = "Why, in words; it is recorded. Default: diagnostics.")
  private String reason;

  /** Over a terminal and what opens the ports. */
  public DiagCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    if (wish == Wish.off && lasting != null) {
      throw new ParameterException(spec.commandLine(), "--for goes with on");
    }
    OperatorNote note = note();
    Consumer<Report> printer = options.printer(terminal);
    try (OpsPorts ports = opener.open(options)) {
      OperatorControls controls = ports.get(OperatorControls.class);
      DiagnosticsChange change =
          wish == Wish.on
              ? controls.diagnosticsOn(lasting == null ? USUALLY : lasting, note)
              : controls.diagnosticsOff(note);
      printer.accept(ControlAnswer.diagnosed(ports.get(ReadPipeline.class).describe(), change));
    }
    return ExitCode.OK.code();
  }

  private OperatorNote note() {
    try {
      return new OperatorNote(by, reason);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
  }
}
