package io.quantum.pipeline.ops.command;

import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.flow.FlowAssessment;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.domain.flow.SampleWindow;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import io.quantum.pipeline.ops.render.MonitorText;
import io.quantum.pipeline.ops.render.OpsJson;
import io.quantum.pipeline.ops.render.OpsPicture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quantum-ops monitor --once}: how the pipeline is. */
@Command(
    name = "monitor",
    header = {
      "Shows how the pipeline is. Every number says how it is known; unknown is never 0.",
      "",
      "Examples",
      "  quantum-ops monitor --once",
      "  watch -n 60 'quantum-ops monitor --once'",
      "  quantum-ops monitor --once --json",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 OK, 2 losing or stopped, 3 cannot tell (also: no stream, no group), 64 usage."
    })
public final class MonitorCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions options;

  @Option(names = "--once", description = "One picture, then end.")
  private boolean once;

  /** Over a terminal and what opens the ports. */
  public MonitorCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    if (!once) {
      throw new ParameterException(
          spec.commandLine(),
          "this version takes one picture only: say monitor --once (watch repeats it)");
    }
    try (OpsPorts ports = opener.open(options)) {
      PipelineReading reading = ports.pipeline().read();
      List<UnitReading> units = ports.units().inspect(ports.setting().units());
      SampleWindow window =
          SampleWindow.of(
              reading.fold(
                  taken -> Sample.of(taken.picture(), Optional.empty()).stream().toList(),
                  unreadable -> List.<Sample>of()),
              SampleWindow.USUAL_LENGTH);
      FlowAssessment assessment =
          FlowAssessment.of(
              reading,
              window,
              units,
              new FlowLimits(
                  ports.setting().orderLimit(), Duration.ofSeconds(60), ports.setting().ages()));
      OpsPicture picture =
          new OpsPicture(
              ports.pipeline().describe(),
              assessment,
              reading,
              units,
              ports.setting().orderLimit());
      if (options.isJson()) {
        terminal.say(OpsJson.monitor(picture));
      } else {
        MonitorText.lines(picture).forEach(terminal::say);
      }
      return ExitCode.of(assessment.state()).code();
    }
  }
}
