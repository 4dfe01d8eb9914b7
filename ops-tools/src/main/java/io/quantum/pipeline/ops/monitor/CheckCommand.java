package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.application.doctor.port.in.InspectUnits;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.flow.Rates;
import io.quantum.pipeline.domain.flow.SampleWindow;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.GlobalOptions.Format;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import io.quantum.pipeline.ops.monitor.CheckLine.Performance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code quantum-ops check}: one line and an exit code, for timers and monitoring systems. */
@Command(
    name = "check",
    header = {
      "One line for a timer or a monitoring system; keeps a sample for later comparisons.",
      "",
      "Examples",
      "  quantum-ops check backlog         the state of monitor --once",
      "  quantum-ops check pending         delivered and not acknowledged: old or without a body?",
      "  quantum-ops check units           do the services run?",
      "  quantum-ops check flow            do entries move and results appear?",
      "  quantum-ops check conservation    is everything delivered accounted for?",
      ""
    },
    footer = {
      "",
      "Formats: -o nagios (also text; the default) or json.",
      "Exit codes: 0 OK, 1 warning, 2 critical, 3 unknown; a wrong call and a defect are 3 too.",
      "Units: not installed 1, dead 2, no systemd 3."
    })
public final class CheckCommand implements Callable<Integer> {
  /** A pending entry that is older than this was forgotten: orders take seconds. */
  private static final Duration OLD = Duration.ofMinutes(10);

  /** What can be checked. */
  enum Subject {
    backlog,
    pending,
    units,
    flow,
    conservation
  }

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Parameters(paramLabel = "SUBJECT", description = "One of ${COMPLETION-CANDIDATES}.")
  private Subject subject;

  /** Over a terminal and what opens the ports. */
  public CheckCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    Format format = options.format(Format.nagios, Format.nagios, Format.text, Format.json);
    CheckLine line = checked();
    terminal.say(format == Format.json ? line.json() : line.nagios());
    return line.code().code();
  }

  private CheckLine checked() {
    try (OpsPorts ports = opener.open(options)) {
      if (subject == Subject.units) {
        return units(ports.get(InspectUnits.class).inspect(ports.setting().units()));
      }
      FlowLimits limits =
          new FlowLimits(
              ports.setting().orderLimit(), Duration.ofSeconds(60), ports.setting().ages());
      try (SnapshotSource source =
          SnapshotSource.of(ports, SampleWindow.USUAL_LENGTH, limits, Optional.empty())) {
        MonitorSnapshot snapshot = source.next();
        return snapshot
            .taken()
            .map(taken -> of(snapshot, taken))
            .orElseGet(
                () ->
                    new CheckLine(
                        subject.name(), ExitCode.UNKNOWN, snapshot.assessment().why(), List.of()));
      }
    }
  }

  private CheckLine of(MonitorSnapshot snapshot, PipelineSnapshot taken) {
    return switch (subject) {
      case backlog -> backlog(snapshot, taken);
      case pending -> pending(taken);
      case flow -> flow(snapshot);
      case conservation -> conservation(Conservation.of(taken));
      case units -> throw new IllegalStateException("units need no picture");
    };
  }

  private static CheckLine backlog(MonitorSnapshot snapshot, PipelineSnapshot taken) {
    Backlog backlog = Backlog.of(taken);
    return new CheckLine(
        "backlog",
        ExitCode.of(snapshot.assessment().state()),
        snapshot.assessment().state() + ": " + snapshot.assessment().why(),
        List.of(
            Performance.of("waiting", snapshot.waiting().number(), ""),
            Performance.of("oldest", seconds(backlog.oldestWaiting()), "s"),
            Performance.of("lost", snapshot.lostInWindow().number(), ""),
            Performance.of("pending", total(taken), "")));
  }

  private static CheckLine pending(PipelineSnapshot taken) {
    Backlog backlog = Backlog.of(taken);
    OptionalLong total = total(taken);
    Figure ghosts = backlog.pendingGhost();
    boolean old = backlog.oldestPending().filter(age -> age.compareTo(OLD) > 0).isPresent();
    boolean ghostly = ghosts.number().orElse(0) > 0;
    ExitCode code =
        total.isEmpty() ? ExitCode.UNKNOWN : old || ghostly ? ExitCode.DEGRADED : ExitCode.OK;
    String text =
        total.isEmpty()
            ? "no group"
            : "%,d pending, %,d without a body, oldest %s"
                .formatted(
                    total.getAsLong(),
                    ghosts.number().orElse(0),
                    backlog.oldestPending().map(HumanTime::text).orElse("none"));
    return new CheckLine(
        "pending",
        code,
        text,
        List.of(
            Performance.of("pending", total, ""),
            Performance.of("ghosts", ghosts.number(), ""),
            new Performance("oldest", seconds(backlog.oldestPending()), "s", Optional.empty())));
  }

  private static CheckLine units(List<UnitReading> units) {
    ExitCode worst = ExitCode.OK;
    List<String> words = new ArrayList<>();
    for (UnitReading unit : units) {
      ExitCode code =
          unit.fold(
              known -> known.report().isActive() ? ExitCode.OK : ExitCode.BREACH,
              absent -> ExitCode.DEGRADED,
              unknown -> ExitCode.UNKNOWN);
      worst = worst.orWorse(code);
      words.add(
          unit.name()
              + " "
              + unit.<String>fold(
                  known -> known.report().activeState() + "/" + known.report().subState(),
                  absent -> "not installed",
                  unknown -> "unknown: " + unknown.why()));
    }
    return new CheckLine(
        "units", worst, words.stream().collect(Collectors.joining(", ")), List.of());
  }

  // Standing still matters only while something waits; the state says whether it does.
  private static CheckLine flow(MonitorSnapshot snapshot) {
    Rates rates = snapshot.look().window().rates();
    Duration still = snapshot.look().window().standstill();
    ExitCode code =
        switch (snapshot.assessment().state()) {
          case UNKNOWN, NO_STREAM, NO_GROUP -> ExitCode.UNKNOWN;
          case STOPPED, STALLED -> ExitCode.BREACH;
          case FALLING_BEHIND, HOLDING -> ExitCode.DEGRADED;
          default -> rates.arrived().isEmpty() ? ExitCode.UNKNOWN : ExitCode.OK;
        };
    String text =
        rates.arrived().isEmpty()
            ? snapshot.assessment().state() + ": no earlier sample to compare with"
            : "%s: arrived %s, delivered %s, results %s"
                .formatted(
                    snapshot.assessment().state(),
                    words(rates.arrived()),
                    words(rates.delivered()),
                    words(rates.results()));
    return new CheckLine(
        "flow",
        code,
        text,
        List.of(Performance.of("standstill", OptionalLong.of(still.toSeconds()), "s")));
  }

  private static CheckLine conservation(Conservation conservation) {
    return conservation.fold(
        checked ->
            new CheckLine(
                "conservation",
                checked.isEqual() ? ExitCode.OK : ExitCode.BREACH,
                checked.isEqual()
                    ? "%,d delivered, all accounted for".formatted(checked.delivered())
                    : "broken by %,d".formatted(checked.missing()),
                List.of(
                    Performance.of("missing", OptionalLong.of(checked.missing()), ""),
                    Performance.of("delivered", OptionalLong.of(checked.delivered()), "c"))),
        unknown -> new CheckLine("conservation", ExitCode.UNKNOWN, unknown.why(), List.of()));
  }

  private static String words(Optional<Rate> rate) {
    return rate.map(HumanTime::text).orElse("unknown");
  }

  private static OptionalLong seconds(Optional<Duration> time) {
    return time.map(length -> OptionalLong.of(length.toSeconds())).orElse(OptionalLong.empty());
  }

  private static OptionalLong total(PipelineSnapshot taken) {
    return taken
        .intents()
        .group()
        .fold(
            (GroupReading.Present group) -> OptionalLong.of(group.pending()),
            absent -> OptionalLong.empty());
  }
}
