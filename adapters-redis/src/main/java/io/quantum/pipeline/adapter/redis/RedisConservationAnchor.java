package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.control.port.out.ConservationAnchor;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.OperatorNote;
import jakarta.inject.Inject;

/** The anchor as a hash, moved by one script. */
final class RedisConservationAnchor implements ConservationAnchor {
  private static final LuaScript ACCEPT = LuaScript.named("control/accept_difference");

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisConservationAnchor(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
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
}
