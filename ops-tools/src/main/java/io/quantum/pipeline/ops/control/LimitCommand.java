package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.LastingOption;
import io.quantum.pipeline.ops.cli.OperatorOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quantum-ops limit}: a limit of openings for all instances that ends by itself. */
@Command(
    name = "limit",
    header = {
      "Sets how many openings may leave in any 60 s, for all instances, for a time.",
      "",
      "Examples",
      "  quantum-ops limit 10 --for 2h --by ann --reason \"catch the yield of the morning\"",
      "  quantum-ops limit 0 --for 10m --by ann --reason \"no entries while we look\"",
      "  quantum-ops limit --clear --by ann --reason \"enough\"",
      ""
    },
    description = {
      "Read inside every claim, in place of the limits that the instances were started with, until it",
      "ends; then theirs hold again, and what left under the raise counts: nothing leaves until the",
      "window has room. It bounds orders, not the drain: a backlog does not get shorter by a higher",
      "limit, more of it is ordered. Look at quantum-ops positions before you raise it."
    },
    footer = {
      "",
      "Exit codes: 0 set or cleared, 3 not known whether it was (repeating is safe), 64 usage."
    })
public final class LimitCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions options;
  @Mixin private OperatorOptions operator;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      description = "Openings in any 60 s, 0 to 1000000; 0: none.")
  private Integer openings;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = LastingOption.class,
      description = "How long, as 30s, 10m, 2h or 1d; needed with N.")
  private Lasting lasting;

  @Option(names = "--clear", description = "Take it away before its end.")
  private boolean clear;

  /** Over a terminal and what opens the ports. */
  public LimitCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    if (clear == (openings != null) || clear == (lasting != null)) {
      throw new ParameterException(spec.commandLine(), "give N and --for, or --clear alone");
    }
    OperatorNote note = operator.note(spec);
    Consumer<Report> printer = options.printer(terminal);
    if (clear) {
      try (OpsPorts ports = opener.open(options)) {
        OperatorControls controls = ports.get(OperatorControls.class);
        printer.accept(
            ControlAnswer.cleared(
                ports.get(ReadPipeline.class).describe(), controls.clearLimit(note)));
      }
    } else {
      TemporaryLimit wanted = wanted();
      try (OpsPorts ports = opener.open(options)) {
        OperatorControls controls = ports.get(OperatorControls.class);
        printer.accept(
            ControlAnswer.limited(
                ports.get(ReadPipeline.class).describe(), wanted, controls.limit(wanted, note)));
      }
    }
    return ExitCode.OK.code();
  }

  private TemporaryLimit wanted() {
    try {
      return new TemporaryLimit(openings, lasting);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
  }
}
