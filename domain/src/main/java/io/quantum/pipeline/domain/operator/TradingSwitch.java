package io.quantum.pipeline.domain.operator;

import io.quantum.pipeline.domain.admission.TradingState;
import java.util.Objects;
import java.util.Optional;

/**
 * The trading state that an operator wants, and for how long.
 *
 * <p><b>Invariants</b>: {@link TradingState#SAFE_MODE} is nobody's wish, it is what older tools
 * set; ACTIVE has no end, because what follows an end is ACTIVE. <b>Threads</b>: immutable.
 * <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>:
 * docs/reference/order-of-checks.md#trading-state.
 *
 * @param state wanted
 * @param lasting after which it is ACTIVE by itself; empty: until somebody switches again
 */
public record TradingSwitch(TradingState state, Optional<Lasting> lasting) {
  /** Refuses a state that nobody sets and an end that changes nothing. */
  public TradingSwitch {
    Objects.requireNonNull(lasting, "lasting");
    if (state == TradingState.SAFE_MODE) {
      throw new IllegalArgumentException("safe mode is a key of older tools, not a state to set");
    }
    if (state == TradingState.ACTIVE && lasting.isPresent()) {
      throw new IllegalArgumentException("ACTIVE does not end by itself");
    }
  }
}
