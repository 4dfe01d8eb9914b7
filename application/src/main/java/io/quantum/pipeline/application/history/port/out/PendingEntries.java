package io.quantum.pipeline.application.history.port.out;

import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import java.util.Optional;

/**
 * The entries that were delivered to anybody of our group and are not acknowledged.
 *
 * <p>A page costs the store a few milliseconds and changes nothing: it claims nothing, and the
 * server's counts of deliveries stay. Blocks for one command time-out at most. <b>Threads</b>:
 * safe. <b>Errors</b>: {@link io.quantum.pipeline.application.port.AdapterFailure}. <b>Source</b>:
 * docs/reference/tools.md#pending.
 */
public interface PendingEntries {

  /** Entries of a page. */
  int PAGE = 500;

  /**
   * One page, in stream order; fewer than {@value #PAGE} entries if it is the last one.
   *
   * @param after the entry behind which it begins; {@link EntryId#ZERO} for the oldest
   * @return empty if there is no such group
   */
  Optional<List<PendingEntry>> page(EntryId after);
}
