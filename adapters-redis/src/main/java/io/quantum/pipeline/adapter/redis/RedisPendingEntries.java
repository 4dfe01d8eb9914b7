package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.history.port.out.PendingEntries;
import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of XPENDING in one read-only script, which also looks for the bodies. */
final class RedisPendingEntries implements PendingEntries {
  private static final LuaScript PAGE_OF = LuaScript.named("history/pending_entries");
  private static final int PARTS = 5;

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisPendingEntries(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  // What one step of the server may look at is bounded by bytes: a page may take several.
  @Override
  public Optional<List<PendingEntry>> page(EntryId after) {
    List<PendingEntry> page = new ArrayList<>();
    EntryId last = after;
    while (true) {
      Optional<EntryId> first = last.next();
      if (first.isEmpty()) {
        return Optional.of(page);
      }
      Reply reply = part(first.get(), PAGE - page.size());
      if (reply.isEmpty()) {
        return Optional.empty();
      }
      for (int at = 1; at < reply.size(); at += PARTS) {
        last = reply.entryId(at);
        page.add(
            new PendingEntry(
                last,
                reply.text(at + 1),
                Duration.ofMillis(reply.number(at + 2)),
                reply.number(at + 3),
                reply.number(at + 4) == 0 ? PendingEntry.Body.GONE : PendingEntry.Body.HERE));
      }
      if (reply.text(0).equals("PAGE")) {
        return Optional.of(page);
      }
    }
  }

  private Reply part(EntryId first, int most) {
    return new Reply(
        redis.look(
            "list what is pending",
            PAGE_OF,
            new byte[][] {keys.intents},
            new Arguments().add(keys.group).add(first).add(most).toArray()));
  }
}
