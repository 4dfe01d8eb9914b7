package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.backlog.PendingReport;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.ops.json.OpsJson;
import java.time.Duration;

/** What is pending, for machines; times in seconds. */
final class PendingJson {
  private PendingJson() {}

  /** One object: {@code total, ghosts, owners[], entries[]}. */
  public static String of(PipelineNames names, Duration idle, PendingReport report) {
    return OpsJson.object(
        out -> {
          OpsJson.names(out, names);
          out.writeNumberField("idle_at_least_seconds", idle.toSeconds());
          out.writeNumberField("total", report.total());
          out.writeNumberField("ghosts", report.ghosts());
          out.writeArrayFieldStart("owners");
          for (PendingReport.Share share : report.owners()) {
            out.writeStartObject();
            out.writeStringField("owner", share.owner());
            out.writeNumberField("entries", share.entries());
            out.writeNumberField("ghosts", share.ghosts());
            out.writeNumberField("longest_idle_seconds", share.longestIdle().toSeconds());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeArrayFieldStart("entries");
          for (PendingEntry entry : report.oldest()) {
            out.writeStartObject();
            out.writeStringField("id", entry.id().toString());
            out.writeStringField("owner", entry.owner());
            out.writeNumberField("idle_seconds", entry.idle().toSeconds());
            out.writeNumberField("deliveries", entry.deliveries());
            out.writeBooleanField("ghost", entry.isGhost());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }
}
