package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.HourlyTrend;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.GlobalOptions.Format;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.TimeSpan;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.LiveScreen;
import io.quantum.pipeline.ops.console.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quantum-ops monitor}: how the pipeline is, once or on and on. */
@Command(
    name = "monitor",
    header = {
      "Shows how the pipeline is. Every number says how it is known; unknown is never 0.",
      "",
      "Examples",
      "  quantum-ops monitor                     live on a terminal, one line a tick elsewhere",
      "  quantum-ops monitor --once              one picture, with rates from 5 s",
      "  quantum-ops monitor --once --sample 0s  one picture at once",
      "  watch -n 60 'quantum-ops monitor --once'",
      "  quantum-ops monitor --alert 500000      exit 2 if more entries than that wait",
      "  quantum-ops monitor --trend 24h         the last day, hour by hour",
      "  quantum-ops monitor --once --json",
      ""
    },
    footer = {
      "",
      "Formats: -o text, json, ndjson (one object a tick) or prometheus.",
      "In a line a tick >= means at least, ~ an estimate.",
      "Keys on the live screen: q quit, p pause, a advice, h history, ? help.",
      "Exit codes: with --once 0 OK or catching up, 1 degraded, 2 losing, stopped or stalled, 3 cannot",
      "tell (also: no stream, no group), 64 usage. With --alert: 0, 2 or 3."
    })
public final class MonitorCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Display display;
  private final OpsPorts.Opener opener;

  @Spec private CommandSpec spec;

  @Mixin private GlobalOptions options;

  @ArgGroup(exclusive = false)
  private AlertOptions alerts = new AlertOptions();

  @Option(names = "--once", description = "One picture, then end.")
  private boolean once;

  @Option(
      names = "--sample",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "5s",
      description = "With --once: look twice, so far apart, if no earlier look is remembered.")
  private Duration sample;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "5s",
      description = "Time between two looks; default ${DEFAULT-VALUE}.")
  private Duration interval;

  @Option(
      names = "--window",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      defaultValue = "5m",
      description = "Time over which rates and state are judged; default ${DEFAULT-VALUE}.")
  private Duration window;

  @Option(names = "--all", description = "With --once: all lines, however small the screen is.")
  private boolean all;

  @Option(
      names = "--trend",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "What is remembered of so long, hour by hour, with its trend; 48h at most.")
  private Duration trend;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Also append every look to a file, one JSON object a line.")
  private Path record;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Show the looks of such a file instead; Redis is not asked.")
  private Path replay;

  /** Over a terminal, its size, and what opens the ports. */
  public MonitorCommand(Terminal terminal, Display display, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.display = display;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    refuseWhatMakesNoSense();
    Format format =
        options.format(Format.text, Format.text, Format.json, Format.ndjson, Format.prometheus);
    MonitorOutput output = new MonitorOutput(terminal, display, format, all);
    try (OpsPorts ports = opener.open(options)) {
      if (trend != null) {
        return trend(ports, format);
      }
      if (replay != null) {
        return new Replay(replay, window, limits(ports)).playTo(output, terminal).code();
      }
      try (SnapshotSource source =
          SnapshotSource.of(ports, window, limits(ports), Optional.ofNullable(record))) {
        if (alerts.areGiven()) {
          return alert(output, source);
        }
        return (once ? once(output, source) : watch(ports, output, source)).code();
      }
    }
  }

  private int alert(MonitorOutput output, SnapshotSource source) {
    MonitorSnapshot snapshot = source.next();
    AlertOptions.Alarm alarm = alerts.of(snapshot);
    output.once(snapshot, alarm.lines());
    return alarm.code().code();
  }

  private ExitCode once(MonitorOutput output, SnapshotSource source) {
    MonitorSnapshot snapshot = source.next();
    boolean comparable = snapshot.look().window().newest().isPresent();
    if (comparable && snapshot.look().window().span().compareTo(sample) < 0) {
      LockSupport.parkNanos(sample.toNanos());
      snapshot = source.next();
    }
    output.once(snapshot, java.util.List.of());
    return ExitCode.of(snapshot.assessment().state());
  }

  private ExitCode watch(OpsPorts ports, MonitorOutput output, SnapshotSource source) {
    Optional<LiveScreen> screen =
        output.isForPeople() ? LiveScreen.open(terminal, display) : Optional.empty();
    if (screen.isPresent()) {
      try (LiveScreen live = screen.get()) {
        return new LiveMonitor(live, source, interval, terminal.ticker()).run();
      }
    }
    while (!Thread.currentThread().isInterrupted()) {
      output.tick(source.next());
      LockSupport.parkNanos(interval.toNanos());
    }
    return ExitCode.OK;
  }

  private int trend(OpsPorts ports, Format format) {
    WatchPipeline watch = ports.get(WatchPipeline.class);
    Look look = watch.begin(window).look();
    HourlyTrend hours = HourlyTrend.of(look.memory(), trend);
    look.remarks().forEach(terminal::complain);
    if (format == Format.json) {
      terminal.say(TrendText.json(watch.describe(), hours));
      return ExitCode.OK.code();
    }
    terminal.say(
        "redis %s  stream %s  group %s"
            .formatted(
                watch.describe().server(), watch.describe().stream(), watch.describe().group()));
    TrendText.lines(hours).forEach(terminal::say);
    return ExitCode.OK.code();
  }

  private static FlowLimits limits(OpsPorts ports) {
    return new FlowLimits(
        ports.setting().orderLimit(), Duration.ofSeconds(60), ports.setting().ages());
  }

  private void refuseWhatMakesNoSense() {
    if (interval.isZero() || window.isZero()) {
      throw new ParameterException(
          spec.commandLine(), "--interval and --window take a time above 0");
    }
    if (trend != null && trend.compareTo(Duration.ofHours(48)) > 0) {
      throw new ParameterException(spec.commandLine(), "--trend takes 48h at most");
    }
    if (trend != null) {
      options.format(Format.text, Format.text, Format.json);
    }
    if (record != null && replay != null) {
      throw new ParameterException(spec.commandLine(), "either --record or --replay");
    }
  }
}
