package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.port.out.PendingEntries;
import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of XPENDING in one read-only script, which also looks for the bodies. */
final class RedisPendingEntries implements PendingEntries {
  private static final LuaScript PAGE_OF = LuaScript.named("pending_entries");
  private static final int PARTS = 5;

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisPendingEntries(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public Optional<List<PendingEntry>> page(EntryId after) {
    Optional<EntryId> first = after.next();
    if (first.isEmpty()) {
      return Optional.of(List.of());
    }
    Reply reply =
        new Reply(
            redis.look(
                "list what is pending",
                PAGE_OF,
                new byte[][] {keys.intents},
                new Arguments().add(keys.group).add(first.get()).add(PAGE).toArray()));
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    List<PendingEntry> page = new ArrayList<>();
    for (int at = 1; at < reply.size(); at += PARTS) {
      page.add(
          new PendingEntry(
              reply.entryId(at),
              reply.text(at + 1),
              Duration.ofMillis(reply.number(at + 2)),
              reply.number(at + 3),
              reply.number(at + 4) == 0 ? PendingEntry.Body.GONE : PendingEntry.Body.HERE));
    }
    return Optional.of(page);
  }
}
