package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.control.port.out.OperatorControls;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What an operator sets, in memory. */
public final class InMemoryOperatorControls implements OperatorControls {
  private final InMemoryStore store;

  /** In a world. */
  public InMemoryOperatorControls(InMemoryStore store) {
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

  @Override
  public DiagnosticsChange diagnosticsOn(Lasting lasting, OperatorNote note) {
    Instant until = store.clock.instant().plus(lasting.time());
    return change(until, Optional.of(until));
  }

  @Override
  public DiagnosticsChange diagnosticsOff(OperatorNote note) {
    return change(Instant.MIN, Optional.empty());
  }

  @Override
  public Optional<Duration> diagnosticsLeft() {
    return store.diagnosticsLeft();
  }

  private DiagnosticsChange change(Instant end, Optional<Instant> until) {
    Optional<Instant> before = diagnosticsLeft().map(store.clock.instant()::plus);
    store.diagnosticsUntil = end;
    return new DiagnosticsChange(before, until);
  }

  @Override
  public AcceptanceOutcome accept(long difference, OperatorNote note) {
    if (!store.groupExists) {
      return new AcceptanceOutcome.Changed(difference, OptionalLong.empty());
    }
    long now = store.delivered - store.pending.size() - store.offset - store.ledger.total();
    if (now != difference || now == 0) {
      return new AcceptanceOutcome.Changed(difference, OptionalLong.of(now));
    }
    // It begins at 0 in memory, so all of it was accepted.
    store.offset += difference;
    return new AcceptanceOutcome.Accepted(difference, store.offset);
  }
}
