package io.quantum.pipeline.application.monitor.port.out;

import io.quantum.pipeline.domain.backlog.PendingPage;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.flow.Advisor;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at streams, group, ledger and limits without touching them.
 *
 * <p>Each is one read-only atomic step of bounded cost at any stream length. <b>Threads</b>: safe.
 * <b>Errors</b>: none; what cannot be read is {@link PipelineReading.Unreadable} with the reason.
 * <b>Source</b>: docs/reference/tools.md#cost.
 */
public interface StreamInspector {

  /** What it looks at. */
  PipelineNames names();

  /** Takes one snapshot; it costs more the more symbols were ever traded at the venue. */
  PipelineReading snapshot();

  /**
   * The same without what is held at the venue, at the same cost however many symbols there are.
   */
  PipelineReading plainSnapshot();

  /**
   * Examines one page of the pending list, 400 at most, behind the given entry or from the
   * beginning; empty if it cannot be read.
   */
  Optional<PendingPage> pendingPage(Optional<EntryId> behind);

  /**
   * Who wrote what in the time before a moment, by Redis' clock: three bounded looks, 2,000 entries
   * at most. {@link Advisor.Tallies#NONE} if it cannot be read.
   */
  Advisor.Tallies tallies(Instant end, Duration window);
}
