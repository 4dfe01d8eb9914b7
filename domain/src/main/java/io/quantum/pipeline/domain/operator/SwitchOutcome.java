package io.quantum.pipeline.domain.operator;

import io.quantum.pipeline.domain.admission.TradingState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of an operator's wish for a trading state.
 *
 * <p><b>Units</b>: instants are of the Redis clock. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/order-of-checks.md#trading-state.
 */
public sealed interface SwitchOutcome {

  /**
   * It was recorded.
   *
   * @param before in effect until now
   * @param now in effect from now on; SAFE_MODE while the key of older tools stands above it
   * @param until when it ends by itself
   */
  record Switched(TradingState before, TradingState now, Optional<Instant> until)
      implements SwitchOutcome {
    /** Refuses missing parts. */
    public Switched {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(until, "until");
    }
  }

  /**
   * Trading was not resumed and nothing was changed: the safe-mode key is present. Only who set it
   * knows whether its reason is gone, so it is deleted by hand.
   *
   * @param key its name
   * @param ends when it lapses by itself, if it does
   */
  record SafeModeStands(String key, Optional<Instant> ends) implements SwitchOutcome {
    /** Refuses missing parts. */
    public SafeModeStands {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(ends, "ends");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Switched, R> switched, Function<SafeModeStands, R> safeMode) {
    if (this instanceof Switched switchedCase) {
      return switched.apply(switchedCase);
    }
    return safeMode.apply((SafeModeStands) this);
  }
}
