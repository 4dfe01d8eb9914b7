package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;
import java.util.Optional;

/**
 * The ends of the pending list, and a bounded look at which of its entries still exist.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param oldest smallest pending id, if any is pending
 * @param newest largest pending id, if any is pending
 * @param examined how many pending entries, oldest first, were looked up
 * @param gone how many of those no longer exist
 * @param coverage in how many looks
 */
public record PendingSample(
    Optional<EntryId> oldest,
    Optional<EntryId> newest,
    long examined,
    long gone,
    Coverage coverage) {

  /** In how many looks the entries were examined. */
  public enum Coverage {
    /** In one: at one instant. */
    ONE_LOOK,
    /** Page by page while the list went on changing. */
    SEVERAL_LOOKS
  }

  /** Refuses missing parts. */
  public PendingSample {
    Objects.requireNonNull(oldest, "oldest");
    Objects.requireNonNull(newest, "newest");
    Objects.requireNonNull(coverage, "coverage");
  }
}
