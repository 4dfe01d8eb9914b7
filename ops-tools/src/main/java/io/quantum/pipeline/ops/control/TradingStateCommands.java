package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.LastingOption;
import io.quantum.pipeline.ops.cli.OperatorOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quantum-ops halt}, {@code reduce} and {@code resume}: the trading state. */
public final class TradingStateCommands {
  private static final String EXIT_CODES =
      "Exit codes: 0 set, 3 not known whether it was set (repeating is safe), 64 usage.";

  private TradingStateCommands() {}

  /** The three commands, over a terminal and what opens the ports. */
  public static List<Object> all(Terminal terminal, OpsPorts.Opener opener) {
    return List.of(
        new Halt(terminal, opener), new Reduce(terminal, opener), new Resume(terminal, opener));
  }

  private abstract static class SetState implements Callable<Integer> {
    private final Terminal terminal;
    private final OpsPorts.Opener opener;

    @Spec private CommandSpec spec;
    @Mixin private GlobalOptions options;
    @Mixin private OperatorOptions operator;

    SetState(Terminal terminal, OpsPorts.Opener opener) {
      this.terminal = terminal;
      this.opener = opener;
    }

    final int set(TradingState state, Optional<Lasting> lasting) {
      TradingSwitch wanted = new TradingSwitch(state, lasting);
      try (OpsPorts ports = opener.open(options)) {
        Consumer<Report> printer = options.printer(terminal);
        PipelineNames names = ports.get(ReadPipeline.class).describe();
        return ports
            .get(OperatorControls.class)
            .switchTo(wanted, operator.note(spec))
            .<ExitCode>fold(
                switched -> {
                  printer.accept(ControlAnswer.switched(names, wanted, switched));
                  return ExitCode.OK;
                },
                stands -> {
                  printer.accept(ControlAnswer.refused(names, stands));
                  return ExitCode.BREACH;
                })
            .code();
      }
    }
  }

  /** What ends by itself. */
  private abstract static class Restriction extends SetState {
    @Option(
        names = "--for",
        paramLabel = "TIME",
        converter = LastingOption.class,
        description = "ACTIVE again after 30s, 10m, 1h or 2d; default: until resume.")
    private Lasting lasting;

    Restriction(Terminal terminal, OpsPorts.Opener opener) {
      super(terminal, opener);
    }

    final int restrict(TradingState state) {
      return set(state, Optional.ofNullable(lasting));
    }
  }

  @Command(
      name = "halt",
      header = {
        "Halts trading, for all instances at once: nothing leaves.",
        "",
        "Examples",
        "  quantum-ops halt --by ann --reason \"venue is down\"",
        "  quantum-ops halt --by ann --reason \"maintenance\" --for 30m     ends by itself",
        ""
      },
      description = {
        "BUY and SELL are closed as halted, CLOSE waits. It is in force from the next claim on;",
        "orders that were claimed before end as they would have."
      },
      footer = {"", EXIT_CODES})
  private static final class Halt extends Restriction {
    Halt(Terminal terminal, OpsPorts.Opener opener) {
      super(terminal, opener);
    }

    @Override
    public Integer call() {
      return restrict(TradingState.HALTED);
    }
  }

  @Command(
      name = "reduce",
      header = {
        "Lets positions only shrink: CLOSE goes through, BUY and SELL do not.",
        "",
        "Examples",
        "  quantum-ops reduce --by ann --reason \"too many positions\"",
        "  quantum-ops reduce --by ann --reason \"risk review\" --for 2h     ends by itself",
        ""
      },
      description = "BUY and SELL are closed as halted. It is in force from the next claim on.",
      footer = {"", EXIT_CODES})
  private static final class Reduce extends Restriction {
    Reduce(Terminal terminal, OpsPorts.Opener opener) {
      super(terminal, opener);
    }

    @Override
    public Integer call() {
      return restrict(TradingState.REDUCING);
    }
  }

  @Command(
      name = "resume",
      header = {
        "Resumes trading after halt or reduce, or after the service has halted it itself.",
        "",
        "Examples",
        "  quantum-ops resume --by ann --reason \"venue is back\"",
        ""
      },
      description = {
        "Refused while the safe-mode key of older tools is present: whoever set it deletes it.",
        "After DATA_LOSS make sure first what is open at the venue: orders may be unrecorded."
      },
      footer = {
        "",
        "Exit codes: 0 set, 2 refused (safe mode), 3 not known whether it was set (repeating is"
            + " safe),",
        "64 usage."
      })
  private static final class Resume extends SetState {
    Resume(Terminal terminal, OpsPorts.Opener opener) {
      super(terminal, opener);
    }

    @Override
    public Integer call() {
      return set(TradingState.ACTIVE, Optional.empty());
    }
  }
}
