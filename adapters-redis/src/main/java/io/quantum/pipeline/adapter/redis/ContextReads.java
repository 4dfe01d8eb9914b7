package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.quantum.pipeline.application.execution.port.out.DecisionContext;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.execution.LedgerMark;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Looks at the context that batches are decided with: behind a read, on the same connection, or by
 * themselves.
 *
 * <p><b>Threads</b>: not safe; the reading thread's.
 */
final class ContextReads {
  private static final LuaScript CONTEXT = LuaScript.named("execution/context");
  private static final String READ = "read intents";

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final OrderLimits limits;
  private final KnownSteps steps;

  private Instant newest = Instant.EPOCH;

  ContextReads(RedisConnections redis, RedisKeys keys, OrderLimits limits, KnownSteps steps) {
    this.redis = redis;
    this.keys = keys;
    this.limits = limits;
    this.steps = steps;
  }

  /** A look under way, and what was known when it was sent. */
  record Look(RedisFuture<List<Object>> reply, KnownSteps.Mark known) {}

  /** The context of this moment. */
  DecisionContext now() {
    DecisionContext now = context(read());
    newest = now.at();
    return now;
  }

  /** When the newest look was that no read had sent. */
  Instant newest() {
    return newest;
  }

  /** The context of a look that was started. */
  DecisionContext await(Look look) throws ExecutionException {
    try {
      return context(compared(look.known(), new Reply(redis.finish(READ, look.reply()))));
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof RedisNoScriptException)) {
        throw failed;
      }
      // A server that was started anew, or forgot its scripts; a later look is as good.
      return now();
    }
  }

  // By its digest: the text is nine thousand bytes, to be sent and digested for every read.
  Look start() {
    KnownSteps.Mark known = steps.mark();
    return new Look(
        redis.start(
            READ,
            commands ->
                commands.evalshaReadOnly(
                    CONTEXT.digest(), ScriptOutputType.MULTI, contextKeys(), contextArguments())),
        known);
  }

  private Reply read() {
    KnownSteps.Mark known = steps.mark();
    return compared(
        known,
        new Reply(
            redis.step("read the state of the world", CONTEXT, contextKeys(), contextArguments())));
  }

  // What is there must be what was opened, and not behind what was known when the look was sent.
  private Reply compared(KnownSteps.Mark known, Reply context) {
    String history = context.text(6);
    String opened = context.text(7);
    long here = context.number(8);
    boolean anchored = context.number(5) == 1;
    if (anchored && !opened.equals(history)
        || !known.isNothing() && (!known.history().equals(history) || here < known.steps())) {
      throw RedisFailures.changed(READ, redis.location());
    }
    if (!known.isNothing()) {
      steps.reached(known, here);
    } else if (anchored) {
      steps.opened(history, here);
    }
    return context;
  }

  private byte[][] contextKeys() {
    return new byte[][] {
      keys.tradingState,
      keys.safeMode,
      keys.openingWindow,
      keys.ledger,
      keys.anchor,
      keys.limitOverride,
      keys.limits
    };
  }

  private byte[][] contextArguments() {
    return new Arguments()
        .add(limits.openings().occupancyMillis())
        .add(limits.openings().limit())
        .add(keys.presencePrefix)
        .toArray();
  }

  private static DecisionContext context(Reply reply) {
    return new DecisionContext(
        reply.micros(0),
        TradingState.valueOf(reply.text(1)),
        reply.number(2),
        Math.toIntExact(reply.number(3)),
        new LedgerMark(reply.number(5) == 1, reply.number(4)));
  }
}
