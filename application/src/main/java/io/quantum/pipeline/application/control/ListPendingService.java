package io.quantum.pipeline.application.control;

import io.quantum.pipeline.application.control.port.in.ListPending;
import io.quantum.pipeline.application.history.port.out.PendingEntries;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.backlog.PendingReport;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Counts page by page and keeps only the first entries by name, so memory does not grow with the
 * list. What is idle is chosen here: the server's own filter would walk the whole list in one step.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class ListPendingService implements ListPending {
  private final PendingEntries entries;
  private final StreamInspector inspector;

  /** Made of the list and of what knows the names. */
  public ListPendingService(PendingEntries entries, StreamInspector inspector) {
    this.entries = entries;
    this.inspector = inspector;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public Optional<PendingReport> list(Duration idle, int most, LongConsumer read) {
    Map<String, PendingReport.Share> shares = new TreeMap<>();
    List<PendingEntry> oldest = new ArrayList<>();
    EntryId after = EntryId.ZERO;
    long seen = 0;
    while (true) {
      Optional<List<PendingEntry>> page = entries.page(after);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      for (PendingEntry entry : page.get()) {
        after = entry.id();
        if (entry.idle().compareTo(idle) >= 0) {
          shares.merge(entry.owner(), share(entry), ListPendingService::together);
          if (oldest.size() < most) {
            oldest.add(entry);
          }
        }
      }
      seen += page.get().size();
      read.accept(seen);
      if (page.get().size() < PendingEntries.PAGE) {
        return Optional.of(new PendingReport(List.copyOf(shares.values()), oldest));
      }
    }
  }

  private static PendingReport.Share share(PendingEntry entry) {
    return new PendingReport.Share(entry.owner(), 1, entry.isGhost() ? 1 : 0, entry.idle());
  }

  private static PendingReport.Share together(PendingReport.Share a, PendingReport.Share b) {
    return new PendingReport.Share(
        a.owner(),
        a.entries() + b.entries(),
        a.ghosts() + b.ghosts(),
        a.longestIdle().compareTo(b.longestIdle()) >= 0 ? a.longestIdle() : b.longestIdle());
  }
}
