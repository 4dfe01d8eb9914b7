package io.quantum.pipeline.domain.intent;

/**
 * What a producer wants done.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#payload.
 */
public enum Action {
  /** Buy for the given notional. */
  BUY,
  /** Sell for the given notional. */
  SELL,
  /** Close the symbol's whole position, reduce-only. */
  CLOSE;

  /** True for BUY and SELL, which may open or enlarge a position. */
  public boolean isOpening() {
    return this != CLOSE;
  }
}
