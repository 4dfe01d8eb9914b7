package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.backlog.PendingReport;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.ops.text.NamesText;
import io.quantum.pipeline.ops.text.TimeText;
import java.time.Duration;
import java.util.List;

/** What is pending, for people. */
final class PendingText {
  private static final int NAME = 36;
  private static final String SHARE = "%-36s %11s %11s %14s";
  private static final String ENTRY = "%-24s %-36s %10s %11s  %s";

  private PendingText() {}

  /** What was looked at, how much there is by owner, and the oldest entries by name. */
  public static List<String> lines(PipelineNames names, Duration idle, PendingReport report) {
    List<String> lines = NamesText.lines(names);
    lines.add(
        "%,d pending%s, %,d of them ghosts"
            .formatted(
                report.total(),
                idle.isZero() ? "" : " and idle for " + TimeText.of(idle) + " or longer",
                report.ghosts()));
    if (report.total() == 0) {
      return lines;
    }
    lines.add("");
    lines.add(SHARE.formatted("owner", "entries", "ghosts", "longest idle"));
    for (PendingReport.Share share : report.owners()) {
      lines.add(
          SHARE.formatted(
              name(share.owner()),
              "%,d".formatted(share.entries()),
              "%,d".formatted(share.ghosts()),
              TimeText.of(share.longestIdle())));
    }
    if (!report.oldest().isEmpty()) {
      lines.add("");
      lines.add(ENTRY.formatted("entry", "owner", "idle", "deliveries", "body").stripTrailing());
      report.oldest().forEach(entry -> lines.add(entry(entry)));
      long left = report.total() - report.oldest().size();
      if (left > 0) {
        lines.add("and %,d younger ones: --most shows more".formatted(left));
      }
    }
    return lines;
  }

  private static String entry(PendingEntry entry) {
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
