package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.Figure.Quality;
import io.quantum.pipeline.domain.flow.HumanTime;
import io.quantum.pipeline.ops.cli.TimeSpan;
import io.quantum.pipeline.ops.console.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The thresholds of {@code monitor}: only what is given is judged. */
final class AlertOptions {
  @Option(
      names = "--alert",
      paramLabel = "N",
      description = "One picture; exit 2 if more than N entries wait, 3 if nobody can tell.")
  private Long backlog;

  @Option(
      names = "--alert-age",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "The same if the oldest has waited longer than this, such as 10m.")
  private Duration age;

  @Option(
      names = "--alert-lost",
      paramLabel = "N",
      description = "The same if N entries or more were lost unread in the window.")
  private Long lost;

  boolean areGiven() {
    return backlog != null || age != null || lost != null;
  }

  /** What the thresholds say. */
  record Alarm(ExitCode code, List<String> lines) {}

  Alarm of(MonitorSnapshot snapshot) {
    List<String> passed = new ArrayList<>();
    List<String> open = new ArrayList<>();
    if (backlog != null) {
      above("waiting", snapshot.waiting(), backlog, passed, open);
    }
    if (age != null) {
      oldest(snapshot, passed, open);
    }
    if (lost != null) {
      above("lost in the window", lostSoFar(snapshot), lost - 1, passed, open);
    }
    List<String> lines = new ArrayList<>(passed);
    lines.addAll(open);
    ExitCode code =
        !passed.isEmpty() ? ExitCode.BREACH : open.isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN;
    return new Alarm(code, lines);
  }

  private static void above(
      String what, Figure figure, long threshold, List<String> passed, List<String> open) {
    figure.fold(
        known -> {
          if (known.value() > threshold) {
            return passed.add(
                "ALERT: %s %,d (%s), above %,d"
                    .formatted(what, known.value(), known.quality().wireName(), threshold));
          }
          return known.quality() == Quality.AT_LEAST
              && open.add("CANNOT TELL: %s at least %,d".formatted(what, known.value()));
        },
        unknown -> open.add("CANNOT TELL: %s (%s)".formatted(what, unknown.why())));
  }

  private void oldest(MonitorSnapshot snapshot, List<String> passed, List<String> open) {
    Optional<Duration> oldest =
        snapshot.taken().flatMap(taken -> Backlog.of(taken).oldestWaiting());
    if (oldest.isPresent()) {
      if (oldest.get().compareTo(age) > 0) {
        passed.add(
            "ALERT: oldest waiting %s, above %s"
                .formatted(HumanTime.text(oldest.get()), HumanTime.text(age)));
      }
    } else if (snapshot.waiting().number().orElse(-1) != 0) {
      open.add("CANNOT TELL: oldest waiting");
    }
  }

  // What is missing now may have been lost before the window; it is a loss all the same.
  private static Figure lostSoFar(MonitorSnapshot snapshot) {
    Figure now =
        snapshot
            .taken()
            .map(taken -> Backlog.of(taken).lost())
            .orElse(Figure.unknown(snapshot.assessment().why()));
    return now.number().orElse(0) > 0 ? now : snapshot.lostInWindow();
  }
}
