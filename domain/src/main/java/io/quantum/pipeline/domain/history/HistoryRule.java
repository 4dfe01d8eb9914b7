package io.quantum.pipeline.domain.history;

/**
 * One promise that a history is held against; the constant's name is API.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/guarantees.md;
 * docs/reference/conservation.md#rules.
 */
public enum HistoryRule {
  /** Every entry that was delivered and is not pending has an outcome. */
  NO_LOSS,
  /** No entry has two outcomes. */
  ONE_OUTCOME,
  /** An audit entry counts what it acknowledged, and never more than it names. */
  AUDIT_COUNT,
  /** An identity, and an entry, has at most one order. */
  ONE_ORDER,
  /** Entry, order and result agree on whose order it is. */
  SAME_IDENTITY,
  /** Every order at the venue has a result or is still under way. */
  ORDER_HAS_RESULT,
  /** Every result that says executed or working has its order at the venue. */
  RESULT_HAS_ORDER,
  /** A result that says rejected or not sent has no order at the venue. */
  REFUSED_HAS_NO_ORDER,
  /** No half-open window holds more openings than allowed, by arrival at the venue. */
  WINDOW,
  /** Delivered - pending - offset = sum of the ledger. */
  CONSERVATION,
  /** The ledger counts as many of each outcome as there are records, while all of them are kept. */
  LEDGER,
  /** What only the service writes can be read. */
  READABLE
}
