package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.InstanceSign;
import io.quantum.pipeline.domain.stream.ConsumerName;
import jakarta.inject.Inject;
import java.time.Duration;

/** Presence as a key that expires by itself. */
final class RedisInstanceSign implements InstanceSign {
  private static final LuaScript PRESENCE = LuaScript.named("execution/presence");

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisInstanceSign(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public boolean announce(ConsumerName me, String token, int openingLimit) {
    return sign("announce this instance", me, token, TERM, openingLimit);
  }

  @Override
  public void withdraw(ConsumerName me, String token) {
    sign("withdraw this instance", me, token, Duration.ZERO, 0);
  }

  private boolean sign(
      String what, ConsumerName me, String token, Duration term, int openingLimit) {
    Reply reply =
        new Reply(
            redis.step(
                what,
                PRESENCE,
                new byte[][] {keys.presence(me), keys.limits},
                new Arguments()
                    .add(token)
                    .add(term.toMillis())
                    .add(me.text())
                    .add(openingLimit)
                    .toArray()));
    return reply.number(0) == 1;
  }
}
