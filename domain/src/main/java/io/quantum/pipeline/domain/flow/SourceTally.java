package io.quantum.pipeline.domain.flow;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

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

  private static final int MAX_NAMED = 3;

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

  /** Those that grew most, in one line. */
  public String fastestGrowing() {
    return named(Comparator.comparingLong(Count::growth).reversed());
  }

  /** Those that wrote most, in one line. */
  public String largest() {
    return named(Comparator.comparingLong(Count::recent).reversed());
  }

  private String named(Comparator<Count> order) {
    if (counts.isEmpty()) {
      return "nobody";
    }
    return counts.stream()
        .sorted(order)
        .limit(MAX_NAMED)
        .map(
            count ->
                "%s %,d (before: %,d)".formatted(count.label(), count.recent(), count.earlier()))
        .collect(Collectors.joining(", ", "", complete ? "" : " (of the newest 2,000)"));
  }
}
