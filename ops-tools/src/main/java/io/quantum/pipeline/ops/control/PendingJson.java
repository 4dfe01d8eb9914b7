package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.backlog.PendingReport;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.ops.json.Json;
import java.time.Duration;

/** What is pending, for machines; times in seconds. */
final class PendingJson {
  private PendingJson() {}

  /** One object: {@code total, ghosts, owners[], entries[]}. */
  public static String of(PipelineNames names, Duration idle, PendingReport report) {
    return Json.of(names)
        .put("idle_at_least_seconds", idle.toSeconds())
        .put("total", report.total())
        .put("ghosts", report.ghosts())
        .put("owners", report.owners(), PendingJson::share)
        .put("entries", report.oldest(), PendingJson::entry)
        .toString();
  }

  private static Json share(PendingReport.Share share) {
    return new Json()
        .put("owner", share.owner())
        .put("entries", share.entries())
        .put("ghosts", share.ghosts())
        .put("longest_idle_seconds", share.longestIdle().toSeconds());
  }

  private static Json entry(PendingEntry entry) {
    return new Json()
        .put("id", entry.id().toString())
        .put("owner", entry.owner())
        .put("idle_seconds", entry.idle().toSeconds())
        .put("deliveries", entry.deliveries())
        .put("ghost", entry.isGhost());
  }
}
