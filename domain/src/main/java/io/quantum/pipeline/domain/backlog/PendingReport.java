package io.quantum.pipeline.domain.backlog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What is pending, by owner, with the oldest entries by name.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#pending.
 *
 * @param owners by name, each with at least one entry
 * @param oldest the first entries of all, in stream order
 */
public record PendingReport(List<Share> owners, List<PendingEntry> oldest) {

  /**
   * What one consumer has.
   *
   * @param owner its name
   * @param entries how many
   * @param ghosts how many of them have no body any more
   * @param longestIdle of its entries
   */
  public record Share(String owner, long entries, long ghosts, Duration longestIdle) {
    /** Refuses missing parts. */
    public Share {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(longestIdle, "longestIdle");
    }
  }

  /** Copies the lists. */
  public PendingReport {
    owners = List.copyOf(owners);
    oldest = List.copyOf(oldest);
  }

  /** Entries of all owners. */
  public long total() {
    return owners.stream().mapToLong(Share::entries).sum();
  }

  /** Entries of all owners that have no body any more. */
  public long ghosts() {
    return owners.stream().mapToLong(Share::ghosts).sum();
  }
}
