package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.PendingMark;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttempts;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Attempts as one hash, entry id to count. */
final class RedisRecoveryAttempts implements RecoveryAttempts {
  private static final LuaScript LOOK = LuaScript.named("execution/attempts_look");
  private static final LuaScript BEGIN = LuaScript.named("execution/attempts_begin");

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisRecoveryAttempts(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public List<PendingMark> look(List<EntryId> pending) {
    Reply reply =
        new Reply(
            redis.step(
                "look at attempts",
                LOOK,
                new byte[][] {keys.attempts, keys.claimed},
                ids(pending)));
    List<PendingMark> marks = new ArrayList<>(reply.size());
    for (int i = 0; i < reply.size(); i++) {
      long attempts = reply.number(i);
      marks.add(new PendingMark(Math.toIntExact(Math.max(attempts, 0)), attempts < 0));
    }
    return marks;
  }

  @Override
  public void begin(List<EntryId> entries) {
    redis.step("count attempts", BEGIN, new byte[][] {keys.attempts}, ids(entries));
  }

  @Override
  public void forget(List<EntryId> entries) {
    redis.command("forget attempts", commands -> commands.hdel(keys.attempts, ids(entries)));
  }

  private static byte[][] ids(List<EntryId> entries) {
    return entries.stream().map(id -> RedisKeys.utf8(id.toString())).toArray(byte[][]::new);
  }
}
