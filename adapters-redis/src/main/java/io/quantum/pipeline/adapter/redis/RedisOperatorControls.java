package io.quantum.pipeline.adapter.redis;

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
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The trading state and the anchor as hashes, limit and diagnostics as strings that lapse. */
final class RedisOperatorControls implements OperatorControls {
  private static final LuaScript SET_STATE = LuaScript.named("control/set_trading_state");
  private static final LuaScript SET_LIMIT = LuaScript.named("control/set_limit");
  private static final LuaScript SET_DIAGNOSTICS = LuaScript.named("control/set_diag");
  private static final LuaScript DIAGNOSTICS_LEFT = LuaScript.named("control/diag_left");
  private static final LuaScript ACCEPT = LuaScript.named("control/accept_difference");

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisOperatorControls(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public SwitchOutcome switchTo(TradingSwitch wanted, OperatorNote note) {
    Reply reply =
        new Reply(
            redis.step(
                "set the trading state",
                SET_STATE,
                new byte[][] {keys.tradingState, keys.safeMode, keys.audit, keys.operatorActs},
                new Arguments()
                    .add(wanted.state().name())
                    .add(note.by())
                    .add(note.reason())
                    .addText(wanted.lasting().map(lasting -> Long.toString(lasting.millis())))
                    .toArray()));
    if (reply.text(0).equals("SAFE_MODE")) {
      return new SwitchOutcome.SafeModeStands(keys.safeModeName, end(reply, 1));
    }
    return new SwitchOutcome.Switched(
        TradingState.valueOf(reply.text(1)), TradingState.valueOf(reply.text(2)), end(reply, 3));
  }

  @Override
  public LimitChange limit(TemporaryLimit limit, OperatorNote note) {
    return change(noted(note).add(limit.openings()).add(limit.lasting().millis()));
  }

  @Override
  public LimitChange clearLimit(OperatorNote note) {
    return change(noted(note));
  }

  @Override
  public DiagnosticsChange diagnosticsOn(Lasting lasting, OperatorNote note) {
    return switched(noted(note).add(lasting.millis()));
  }

  @Override
  public DiagnosticsChange diagnosticsOff(OperatorNote note) {
    return switched(noted(note));
  }

  @Override
  public Optional<Duration> diagnosticsLeft() {
    return new Reply(
            redis.look(
                "look for diagnostics",
                DIAGNOSTICS_LEFT,
                new byte[][] {keys.diagnostics},
                new Arguments().toArray()))
        .maybeText(0)
        .map(Long::parseLong)
        .map(Duration::ofMillis);
  }

  private DiagnosticsChange switched(Arguments arguments) {
    Reply reply =
        new Reply(
            redis.step(
                "switch diagnostics",
                SET_DIAGNOSTICS,
                new byte[][] {keys.diagnostics, keys.audit, keys.operatorActs},
                arguments.toArray()));
    return new DiagnosticsChange(end(reply, 0), end(reply, 1));
  }

  @Override
  public AcceptanceOutcome accept(long difference, OperatorNote note) {
    Reply reply =
        new Reply(
            redis.step(
                "accept a difference",
                ACCEPT,
                new byte[][] {
                  keys.intents, keys.ledger, keys.anchor, keys.audit, keys.operatorActs
                },
                new Arguments()
                    .add(keys.group)
                    .add(difference)
                    .add(note.by())
                    .add(note.reason())
                    .toArray()));
    return reply.text(0).equals("ACCEPTED")
        ? new AcceptanceOutcome.Accepted(difference, reply.number(1))
        : new AcceptanceOutcome.Changed(difference, reply.maybeNumber(1));
  }

  private LimitChange change(Arguments arguments) {
    Reply reply =
        new Reply(
            redis.step(
                "set the limit",
                SET_LIMIT,
                new byte[][] {keys.limitOverride, keys.audit, keys.operatorActs},
                arguments.toArray()));
    return new LimitChange(
        reply.maybeText(0).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty()),
        end(reply, 1));
  }

  private static Arguments noted(OperatorNote note) {
    return new Arguments().add(note.by()).add(note.reason());
  }

  private static Optional<Instant> end(Reply reply, int at) {
    return reply.maybeText(at).map(Long::parseLong).map(Instant::ofEpochMilli);
  }
}
