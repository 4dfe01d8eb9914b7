package io.quantum.pipeline.domain.flow;

import java.util.Comparator;
import java.util.List;

/**
 * Who wrote how much, in the later and in the earlier half of a window.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#who-wrote-what.
 *
 * @param counts one for each writer
 * @param complete false if the window holds more entries than were counted, the newest first
 */
public record SourceTally(List<Count> counts, boolean complete) {

  /** Nobody has written anything. */
  public static final SourceTally EMPTY = new SourceTally(List.of(), true);

  /**
   * One writer.
   *
   * @param label who, and of dead letters also which rule
   * @param recent entries in the later half
   * @param earlier entries in the half before
   */
  public record Count(String label, long recent, long earlier) {
    /** How many more there are in the later half. */
    public long growth() {
      return recent - earlier;
    }
  }

  /** Copies the list. */
  public SourceTally {
    counts = List.copyOf(counts);
  }

  /** Those that grew most, first. */
  public List<Count> fastestGrowing(int limit) {
    return first(limit, Comparator.comparingLong(Count::growth).reversed());
  }

  /** Those that wrote most, first. */
  public List<Count> largest(int limit) {
    return first(limit, Comparator.comparingLong(Count::recent).reversed());
  }

  private List<Count> first(int limit, Comparator<Count> order) {
    return counts.stream().sorted(order).limit(limit).toList();
  }
}
