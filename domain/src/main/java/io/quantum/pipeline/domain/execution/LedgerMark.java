package io.quantum.pipeline.domain.execution;

/**
 * How far the ledger had come when somebody looked; it never goes back unless data were lost.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/atomic-steps.md#data-loss.
 *
 * @param anchored true if the conservation anchor was there
 * @param settled sum of the ledger, 0 or more
 */
public record LedgerMark(boolean anchored, long settled) {

  /** Of somebody who has not looked yet. */
  public static final LedgerMark NOTHING_SEEN = new LedgerMark(false, 0);

  /** Refuses a negative sum. */
  public LedgerMark {
    if (settled < 0) {
      throw new IllegalArgumentException("a ledger never sums up to " + settled);
    }
  }

  /** True if whoever has seen the earlier mark must conclude that data were lost since. */
  public boolean hasLostSince(LedgerMark earlier) {
    return settled < earlier.settled || earlier.anchored && !anchored;
  }
}
