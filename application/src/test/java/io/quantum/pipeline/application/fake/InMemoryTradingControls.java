package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.control.port.out.TradingControls;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What an operator sets, in memory. */
public final class InMemoryTradingControls implements TradingControls {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryTradingControls(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public SwitchOutcome switchTo(TradingSwitch wanted, OperatorNote note) {
    if (wanted.state() == TradingState.ACTIVE && store.safeMode) {
      return new SwitchOutcome.SafeModeStands("safe mode", Optional.empty());
    }
    TradingState before = store.tradingState();
    Optional<Instant> until =
        wanted.lasting().map(lasting -> store.clock.instant().plus(lasting.time()));
    store.trading(wanted.state());
    store.tradingUntil = until;
    return new SwitchOutcome.Switched(before, store.tradingState(), until);
  }

  @Override
  public LimitChange limit(TemporaryLimit limit, OperatorNote note) {
    OptionalInt before = store.temporaryLimit();
    Instant until = store.clock.instant().plus(limit.lasting().time());
    store.limit = OptionalInt.of(limit.openings());
    store.limitUntil = until;
    return new LimitChange(before, Optional.of(until));
  }

  @Override
  public LimitChange clearLimit(OperatorNote note) {
    OptionalInt before = store.temporaryLimit();
    if (before.isPresent()) {
      store.limit = OptionalInt.empty();
    }
    return new LimitChange(before, Optional.empty());
  }
}
