package io.quantum.pipeline.domain.execution;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How many entries ended as what, since the ledger began.
 *
 * <p><b>Shape</b>: a count of 0 or more for every outcome. <b>Threads</b>: immutable.
 * <b>Source</b>: docs/reference/conservation.md#ledger.
 */
public final class LedgerTotals {

  /** Nothing has ended yet. */
  public static final LedgerTotals EMPTY = new LedgerTotals(new EnumMap<>(OutcomeCode.class));

  private final Map<OutcomeCode, Long> counts;

  private LedgerTotals(Map<OutcomeCode, Long> counts) {
    this.counts = counts;
  }

  /** These totals and so many more of one outcome; a negative count is refused. */
  public LedgerTotals plus(OutcomeCode outcome, long count) {
    if (count < 0) {
      throw new IllegalArgumentException("the ledger only rises, got " + count);
    }
    Map<OutcomeCode, Long> next = new EnumMap<>(OutcomeCode.class);
    next.putAll(counts);
    next.merge(Objects.requireNonNull(outcome, "outcome"), count, Long::sum);
    return new LedgerTotals(next);
  }

  /** What was added since earlier totals of the same ledger. */
  public LedgerTotals minus(LedgerTotals earlier) {
    LedgerTotals difference = EMPTY;
    for (OutcomeCode code : OutcomeCode.values()) {
      difference = difference.plus(code, count(code) - earlier.count(code));
    }
    return difference;
  }

  /** Entries that ended as the given outcome. */
  public long count(OutcomeCode outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** Entries that ended at all. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LedgerTotals totals
        && Arrays.stream(OutcomeCode.values()).allMatch(code -> totals.count(code) == count(code));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(total());
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
