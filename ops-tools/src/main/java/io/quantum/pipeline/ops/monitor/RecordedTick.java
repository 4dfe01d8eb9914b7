package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.domain.flow.SampleWindow;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import io.quantum.pipeline.ops.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One look as one line of a recording: everything raw, so that a replay judges it anew.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} for a line that is none. <b>Source</b>:
 * docs/reference/tools.md#recording-and-replay.
 */
final class RecordedTick {
  private static final long VERSION = 1;

  private RecordedTick() {}

  /** The line, without its end. */
  public static String line(MonitorSnapshot snapshot) {
    PipelineNames names = snapshot.names();
    Json line =
        new Json()
            .put("v", VERSION)
            .put("server", names.server())
            .put("stream", names.stream())
            .put("group", names.group())
            .put("results", names.resultStream());
    snapshot
        .look()
        .reading()
        .fold(
            taken -> RecordedSnapshot.write(line, taken.snapshot()),
            unreadable -> line.put("why", unreadable.why()));
    for (int i = 0; i < snapshot.units().size(); i++) {
      write(line, "unit." + i + ".", snapshot.units().get(i));
    }
    return line.flatLine();
  }

  /** The looks of a recording, each judged with those before it. */
  public static List<MonitorSnapshot> read(List<String> lines, Duration window, FlowLimits limits) {
    List<MonitorSnapshot> snapshots = new ArrayList<>();
    List<Sample> memory = new ArrayList<>();
    for (String text : lines) {
      if (!text.isBlank()) {
        Json line = Json.parse(text);
        if (line.number("v") != VERSION) {
          throw new IllegalArgumentException("recorded by another version: " + line.number("v"));
        }
        PipelineReading reading =
            line.maybe("why")
                .<PipelineReading>map(PipelineReading.Unreadable::new)
                .orElseGet(() -> new PipelineReading.Taken(RecordedSnapshot.read(line)));
        Optional<Sample> before =
            memory.isEmpty() ? Optional.empty() : Optional.of(memory.get(memory.size() - 1));
        Optional<Sample> sample =
            reading.fold(taken -> Sample.of(taken.snapshot(), before), none -> Optional.empty());
        sample.ifPresent(memory::add);
        SampleWindow judged = SampleWindow.of(sample.isPresent() ? memory : List.of(), window);
        snapshots.add(
            MonitorSnapshot.of(
                names(line), new Look(reading, judged, memory, List.of()), units(line), limits));
      }
    }
    return snapshots;
  }

  private static PipelineNames names(Json line) {
    return new PipelineNames(
        line.text("server"), line.text("stream"), line.text("group"), line.text("results"));
  }

  private static void write(Json line, String at, UnitReading unit) {
    line.put(at + "name", unit.name().text());
    unit.fold(
        known -> write(line, at, known.report()),
        notInstalled -> line.put(at + "absent", 1),
        unknown -> line.put(at + "why", unknown.why()));
  }

  private static Json write(Json line, String at, UnitReport report) {
    return line.put(at + "active", report.activeState())
        .put(at + "sub", report.subState())
        .put(at + "pid", report.process().map(UnitReport.MainProcess::pid))
        .put(at + "since", report.process().flatMap(UnitReport.MainProcess::since))
        .put(at + "restarts", report.restarts())
        .put(at + "memory", report.memoryBytes());
  }

  private static List<UnitReading> units(Json line) {
    List<UnitReading> units = new ArrayList<>();
    for (int i = 0; line.maybe("unit." + i + ".name").isPresent(); i++) {
      units.add(unit(line, "unit." + i + "."));
    }
    return units;
  }

  private static UnitReading unit(Json line, String at) {
    UnitName name = new UnitName(line.text(at + "name"));
    if (line.maybe(at + "absent").isPresent()) {
      return new UnitReading.NotInstalled(name);
    }
    return line.maybe(at + "why")
        .<UnitReading>map(why -> new UnitReading.Unknown(name, why))
        .orElseGet(
            () ->
                new UnitReading.Known(
                    new UnitReport(
                        name,
                        line.text(at + "active"),
                        line.text(at + "sub"),
                        line.maybe(at + "pid")
                            .map(
                                pid ->
                                    new UnitReport.MainProcess(
                                        Long.parseLong(pid),
                                        line.maybe(at + "since").map(Instant::parse))),
                        line.maybeNumber(at + "restarts"),
                        line.maybeNumber(at + "memory"))));
  }
}
