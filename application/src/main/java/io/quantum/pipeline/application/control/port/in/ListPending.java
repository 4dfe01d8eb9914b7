package io.quantum.pipeline.application.control.port.in;

import io.quantum.pipeline.domain.backlog.PendingReport;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Says what is pending, with whom, and for how long. Changes nothing.
 *
 * <p>It reads page by page while the service works, so an entry that is settled meanwhile may be
 * among them. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}. <b>Source</b>:
 * docs/reference/tools.md#pending.
 */
public interface ListPending {

  /** Of which pipeline. */
  PipelineNames describe();

  /**
   * Reads all of them.
   *
   * @param idle only entries that have been idle for so long
   * @param most so many entries by name at most, oldest first; all are counted
   * @param read is told after each page how many have been read
   * @return empty if there is no consumer group
   */
  Optional<PendingReport> list(Duration idle, int most, LongConsumer read);
}
