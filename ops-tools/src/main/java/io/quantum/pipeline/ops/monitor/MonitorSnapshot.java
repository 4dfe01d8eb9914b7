package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.application.monitor.port.in.WatchPipeline.Look;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.flow.ClearanceEta;
import io.quantum.pipeline.domain.flow.FlowAssessment;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that one screen shows.
 *
 * @param names what it is a snapshot of
 * @param assessment state and reason
 * @param look what was seen and is remembered
 * @param units what the service manager said
 * @param limits what the backlog is measured against
 */
record MonitorSnapshot(
    PipelineNames names,
    FlowAssessment assessment,
    Look look,
    List<UnitReading> units,
    FlowLimits limits) {

  /** Copies the list. */
  public MonitorSnapshot {
    units = List.copyOf(units);
  }

  /** Judges a look; the limit in force, where it is known, goes before the configured one. */
  public static MonitorSnapshot of(
      PipelineNames names, Look look, List<UnitReading> units, FlowLimits configured) {
    FlowLimits limits =
        look.reading()
            .fold(
                taken ->
                    configured.withOrders(
                        taken
                            .snapshot()
                            .context()
                            .openings()
                            .limitInForce()
                            .orElse(configured.orders())),
                unreadable -> configured);
    return new MonitorSnapshot(
        names,
        FlowAssessment.of(look.reading(), look.window(), units, limits),
        look,
        units,
        limits);
  }

  /** The snapshot that was taken, if one was. */
  public Optional<PipelineSnapshot> taken() {
    return look.reading()
        .fold(taken -> Optional.of(taken.snapshot()), unreadable -> Optional.empty());
  }

  /** What waits: by the sample, which knows more than the snapshot alone. */
  public Figure waiting() {
    return look.window()
        .newest()
        .map(sample -> sample.levels().waiting())
        .orElseGet(
            () ->
                taken()
                    .map(snapshot -> Backlog.of(snapshot).waiting())
                    .orElse(Figure.unknown(assessment.why())));
  }

  /** Entries ever removed unread: known once what waits could be counted. */
  public Figure lostEver() {
    Figure.Quality quality =
        waiting().fold(Figure.Known::quality, unknown -> Figure.Quality.ESTIMATE);
    OptionalLong missed =
        look.window()
            .newest()
            .map(sample -> sample.counters().missed())
            .orElse(OptionalLong.empty());
    return missed.isPresent()
        ? Figure.of(missed.getAsLong(), quality)
        : Figure.unknown("nobody has counted");
  }

  /** Entries lost unread in the window, unknown without two samples to compare. */
  public Figure lostInWindow() {
    return look.window().lost().isPresent()
        ? Figure.exact(look.window().lost().getAsLong())
        : Figure.unknown("too few samples");
  }

  /** When the backlog is cleared. */
  public ClearanceEta eta() {
    return ClearanceEta.of(waiting(), look.window().trend());
  }
}
