package io.quantum.pipeline.application.control.port.out;

import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator may set while the service runs. Trading state and temporary limit are read
 * inside every claim, so they hold for all instances from the next claim on; diagnostics change no
 * decision; an accepted difference moves where conservation began.
 *
 * <p>Each method is one atomic step that also writes into the audit stream who did it and why; it
 * blocks for one command time-out at most. Repeating one is safe: the same is set again, and its
 * end is counted from then. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}, after which it may have happened or not.
 * <b>Source</b>: docs/reference/names-on-redis.md#trading-state; docs/reference/tools.md#controls;
 * docs/reference/logs.md#switching-diagnostics; docs/reference/conservation.md#accepted-difference.
 */
public interface OperatorControls {

  /**
   * Sets the trading state, whatever stands there. A wish for ACTIVE is refused while safe mode
   * stands.
   */
  SwitchOutcome switchTo(TradingSwitch wanted, OperatorNote note);

  /** Sets a limit for all instances in place of the one that was there. */
  LimitChange limit(TemporaryLimit limit, OperatorNote note);

  /** Takes the temporary limit away. Writes nothing if there is none. */
  LimitChange clearLimit(OperatorNote note);

  /**
   * Switches diagnostics on for all instances, in place of the end that was set before; they end by
   * themselves.
   */
  DiagnosticsChange diagnosticsOn(Lasting lasting, OperatorNote note);

  /** Switches diagnostics off. Writes nothing if they are off. */
  DiagnosticsChange diagnosticsOff(OperatorNote note);

  /** How long diagnostics stay on; empty if they are off. Services look every few seconds. */
  Optional<Duration> diagnosticsLeft();

  /**
   * Moves the offset by a difference that an operator can explain, and writes into the audit stream
   * who it was: one atomic step, in which both sides are read again. Blocks for one command
   * time-out at most.
   *
   * @param difference that the operator was shown, not 0
   * @return {@link AcceptanceOutcome.Accepted}, or {@link AcceptanceOutcome.Changed} if it is
   *     another one by now
   */
  AcceptanceOutcome accept(long difference, OperatorNote note);
}
