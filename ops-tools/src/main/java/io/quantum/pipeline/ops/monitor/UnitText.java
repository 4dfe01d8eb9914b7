package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A unit in one line. */
final class UnitText {
  private UnitText() {}

  /** Why nobody can tell how any of several units is, if that is so and for one reason. */
  static Optional<String> reasonOfAll(List<UnitReading> units) {
    List<String> reasons =
        units.stream()
            .map(unit -> unit.<String>fold(known -> "", absent -> "", unknown -> unknown.why()))
            .distinct()
            .toList();
    return units.size() > 1 && reasons.size() == 1
        ? Optional.of(reasons.get(0)).filter(reason -> !reason.isEmpty())
        : Optional.empty();
  }

  static String of(UnitReading reading, Optional<Instant> now) {
    return reading.fold(
        known -> report(known.report(), now),
        notInstalled -> "not installed",
        unknown -> "unknown: " + unknown.why());
  }

  private static String report(UnitReport report, Optional<Instant> now) {
    StringBuilder text = new StringBuilder(report.activeState()).append(' ');
    text.append(report.subState());
    report
        .process()
        .ifPresent(
            process -> {
              text.append(" pid ").append(process.pid());
              if (process.since().isPresent() && now.isPresent()) {
                text.append(" up ");
                text.append(HumanTime.text(Duration.between(process.since().get(), now.get())));
              }
            });
    report.restarts().ifPresent(restarts -> text.append(" restarts ").append(restarts));
    report
        .memoryBytes()
        .ifPresent(bytes -> text.append(" memory ").append(bytes >> 20).append(" MB"));
    return text.toString();
  }
}
