package io.quantum.pipeline.domain.execution;

/**
 * Why a result says {@code rejected}; the constant's name is the wire value. Closed set, API.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/order-of-checks.md#result-reasons.
 */
public enum ResultReason {
  /** Claimed, then proved never admitted. */
  NOT_SENT,
  /** The venue has no price for the symbol. */
  NO_PRICE,
  /** A close, but there is nothing to close. */
  NO_POSITION,
  /** The notional is too small for one unit of quantity. */
  ZERO_QUANTITY,
  /** The position would become larger than the venue can hold. */
  TOO_LARGE,
  /** The venue refused for a reason of its own. */
  VENUE_FAULT
}
