package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.control.port.out.TradingControls;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.operator.LimitChange;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.operator.SwitchOutcome;
import io.quantum.pipeline.domain.operator.TemporaryLimit;
import io.quantum.pipeline.domain.operator.TradingSwitch;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The trading state as a hash, the limit as a string that lapses; one script each. */
final class RedisTradingControls implements TradingControls {
  private static final LuaScript SET_STATE = LuaScript.named("control/set_trading_state");
  private static final LuaScript SET_LIMIT = LuaScript.named("control/set_limit");

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisTradingControls(RedisConnections redis, RedisKeys keys) {
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
