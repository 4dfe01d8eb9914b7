package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.in.Progress;
import io.quantum.pipeline.application.execution.port.in.ReadProgress;
import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.monitor.port.in.ReadPipeline;
import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.backlog.SnapshotContext.Openings;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a minute, idle or not, from which an operator can tell that the service lives: in the
 * log, and in {@code systemctl status}.
 */
final class StatusLine {
  private static final Logger LOG = LoggerFactory.getLogger(StatusLine.class);

  private final ServiceSupervisor supervisor;
  private final ReadPipeline pipeline;
  private final ReadProgress progress;
  private final Heartbeat heartbeat;
  private final int limit;
  private final Diagnostics diagnostics;
  private final HealthConditions concerns;
  private Progress before;

  StatusLine(
      ServiceSupervisor supervisor,
      ReadPipeline pipeline,
      ReadProgress progress,
      Heartbeat heartbeat,
      int limit,
      Diagnostics diagnostics,
      HealthConditions concerns) {
    this.supervisor = supervisor;
    this.pipeline = pipeline;
    this.progress = progress;
    this.heartbeat = heartbeat;
    this.limit = limit;
    this.diagnostics = diagnostics;
    this.concerns = concerns;
    this.before = progress.progress();
  }

  void write() {
    String line = next();
    LOG.info("STATUS: {}", line);
    // While Redis is away, that is what an operator has to see.
    if (heartbeat.trouble().isEmpty()) {
      supervisor.status(line);
    }
  }

  /** What was done since the last line, and how things stand. */
  String next() {
    Progress now = progress.progress();
    Progress since = now.since(before);
    before = now;
    StringBuilder line = new StringBuilder("role=").append(heartbeat.role());
    line.append(" delivered=").append(since.delivered());
    for (OutcomeCode code : OutcomeCode.values()) {
      if (since.outcomes().count(code) > 0) {
        line.append(' ').append(code.wireName()).append('=').append(since.outcomes().count(code));
      }
    }
    line.append(" held_back=").append(heartbeat.heldBack());
    pipeline
        .read()
        .fold(taken -> add(line, taken.snapshot()), unreadable -> line.append(" waiting=unknown"));
    if (!heartbeat.trouble().isEmpty()) {
      line.append(" away=\"").append(heartbeat.trouble()).append('"');
    }
    if (diagnostics.isOn()) {
      line.append(" diagnostics=on");
    }
    if (!concerns.all().isEmpty()) {
      line.append(" degraded=\"").append(String.join("; ", concerns.all())).append('"');
    }
    return line.toString();
  }

  private StringBuilder add(StringBuilder line, PipelineSnapshot snapshot) {
    Backlog backlog = Backlog.of(snapshot);
    line.append(" waiting=").append(shown(backlog.waiting()));
    backlog
        .oldestWaiting()
        .ifPresent(age -> line.append(" oldest_waiting_s=").append(age.toSeconds()));
    Openings openings = snapshot.context().openings();
    line.append(" window=")
        .append(snapshot.control().openingsInWindow())
        .append('/')
        .append(openings.limitInForce().orElse(limit));
    openings
        .overrideEndsIn()
        .ifPresent(left -> line.append(" limit_ends_s=").append(left.toSeconds()));
    return line.append(" trading=").append(snapshot.control().tradingState());
  }

  private static String shown(Figure figure) {
    return figure.fold(
        known ->
            known.quality() == Figure.Quality.EXACT
                ? Long.toString(known.value())
                : known.value() + "(" + known.quality().wireName() + ")",
        unknown -> "unknown");
  }
}
