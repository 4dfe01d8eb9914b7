package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.backlog.PendingReport;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import io.quantum.pipeline.ops.text.TimeText;
import java.time.Duration;

/** What is pending. */
final class PendingAnswer {
  private static final int NAME = 36;
  private static final String SHARE = "%-36s %11s %11s %14s";
  private static final String ENTRY = "%-24s %-36s %10s %11s  %s";

  private PendingAnswer() {}

  /** What was looked at, how much there is by owner, and the oldest entries by name. */
  static Report of(PipelineNames names, Duration idle, PendingReport report) {
    return new Report(() -> json(names, idle, report), () -> page(names, idle, report));
  }

  // One object, times in seconds.
  private static Json json(PipelineNames names, Duration idle, PendingReport report) {
    return Json.of(names)
        .put("idle_at_least_seconds", idle.toSeconds())
        .put("total", report.total())
        .put("ghosts", report.ghosts())
        .put("owners", report.owners(), PendingAnswer::share)
        .put("entries", report.oldest(), PendingAnswer::entry);
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

  private static Page page(PipelineNames names, Duration idle, PendingReport report) {
    Page page = Page.of(names);
    page.add(
        "%,d pending%s, %,d of them ghosts"
            .formatted(
                report.total(),
                idle.isZero() ? "" : " and idle for " + TimeText.of(idle) + " or longer",
                report.ghosts()));
    if (report.total() == 0) {
      return page;
    }
    page.add("");
    page.add(SHARE.formatted("owner", "entries", "ghosts", "longest idle"));
    for (PendingReport.Share share : report.owners()) {
      page.add(
          SHARE.formatted(
              name(share.owner()),
              "%,d".formatted(share.entries()),
              "%,d".formatted(share.ghosts()),
              TimeText.of(share.longestIdle())));
    }
    if (!report.oldest().isEmpty()) {
      page.add("");
      page.add(ENTRY.formatted("entry", "owner", "idle", "deliveries", "body").stripTrailing());
      report.oldest().forEach(entry -> page.add(line(entry)));
      long left = report.total() - report.oldest().size();
      if (left > 0) {
        page.add("and %,d younger ones: --most shows more".formatted(left));
      }
    }
    return page;
  }

  private static String line(PendingEntry entry) {
    return ENTRY.formatted(
        entry.id(),
        name(entry.owner()),
        TimeText.of(entry.idle()),
        "%,d".formatted(entry.deliveries()),
        entry.isGhost() ? "gone" : "here");
  }

  // A stranger may call itself anything.
  private static String name(String owner) {
    return PrintableText.shorten(owner, NAME);
  }
}
