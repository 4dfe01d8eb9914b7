package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.StoredValues;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One read-only script over the keys that a person can reach. */
final class RedisStoredValues implements StoredValues {
  private static final LuaScript UNREADABLE = LuaScript.named("execution/unreadable");

  private final RedisConnections redis;
  private final byte[][] looked;

  @Inject
  RedisStoredValues(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.looked =
        new byte[][] {
          keys.tradingState, keys.limitOverride, keys.limits, keys.reader, keys.ledger, keys.anchor
        };
  }

  @Override
  public List<Unreadable> unreadable() {
    Reply reply =
        new Reply(redis.look("look for unreadable values", UNREADABLE, looked, new byte[0][]));
    List<Unreadable> all = new ArrayList<>();
    for (int i = 0; i < reply.size(); i++) {
      Reply found = reply.nested(i);
      String key = new String(looked[(int) found.number(1) - 1], StandardCharsets.UTF_8);
      String field = found.text(2);
      all.add(
          new Unreadable(
              field.isEmpty() ? key : key + ' ' + field,
              found.text(3),
              Kind.valueOf(found.text(0))));
    }
    return all;
  }
}
