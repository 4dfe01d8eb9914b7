package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.application.doctor.port.in.InspectUnits;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline;
import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.domain.flow.Advice;
import io.quantum.pipeline.domain.flow.Advisor;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.WhatIf;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.ops.cli.OpsPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Snapshots of a watch, recorded on the way if that is wanted. Not thread-safe. */
final class SnapshotSource implements AutoCloseable {
  private final OpsPorts ports;
  private final WatchPipeline.Watch watch;
  private final FlowLimits limits;
  private final Optional<Writer> recording;

  private SnapshotSource(
      OpsPorts ports, WatchPipeline.Watch watch, FlowLimits limits, Optional<Writer> recording) {
    this.ports = ports;
    this.watch = watch;
    this.limits = limits;
    this.recording = recording;
  }

  static SnapshotSource of(
      OpsPorts ports, Duration window, FlowLimits limits, Optional<Path> record) {
    return new SnapshotSource(
        ports,
        ports.get(WatchPipeline.class).begin(window),
        limits,
        record.map(SnapshotSource::appendTo));
  }

  private static Writer appendTo(Path file) {
    try {
      return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot write " + file, refused);
    }
  }

  /** The next look, judged. */
  MonitorSnapshot next() {
    Look look = watch.look();
    List<UnitReading> units = ports.get(InspectUnits.class).inspect(ports.setting().units());
    MonitorSnapshot snapshot =
        MonitorSnapshot.of(ports.get(WatchPipeline.class).describe(), look, units, limits);
    recording.ifPresent(writer -> record(writer, snapshot));
    return snapshot;
  }

  /** Advice on a snapshot, with the answer to a question. */
  Advice advice(MonitorSnapshot snapshot, Optional<WhatIf> question) {
    Advisor.Tallies tallies =
        snapshot.taken().map(taken -> watch.tallies(taken.at())).orElse(Advisor.Tallies.NONE);
    return new Advisor(
            snapshot.assessment(),
            snapshot.look().window(),
            snapshot.limits(),
            snapshot.units(),
            tallies)
        .advise(snapshot.taken(), question);
  }

  private static void record(Writer writer, MonitorSnapshot snapshot) {
    try {
      writer.write(RecordedTick.line(snapshot) + "\n");
      writer.flush();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void close() {
    recording.ifPresent(
        writer -> {
          try {
            writer.close();
          } catch (IOException full) {
            throw new UncheckedIOException(full);
          }
        });
  }
}
