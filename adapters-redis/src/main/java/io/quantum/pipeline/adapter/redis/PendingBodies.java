package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.models.stream.PendingMessage;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Pending entries, first their ids and then, as many at once as their bytes allow, what they hold.
 *
 * <p><b>Threads</b>: not safe; the reading thread's.
 */
final class PendingBodies {
  private static final String READ = "read pending intents";

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final ReadSize size = new ReadSize();

  PendingBodies(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /** What was found. */
  record Found(List<Delivery> deliveries, List<EntryId> gone) {}

  /** Bodies under way. */
  interface Started {
    Found await() throws ExecutionException;
  }

  List<EntryId> list(ConsumerName reader, EntryId after, int max) throws ExecutionException {
    Optional<Range<String>> behind = EntryIds.behind(after, EntryId.LARGEST);
    if (behind.isEmpty()) {
      return List.of();
    }
    RedisFuture<List<PendingMessage>> listed =
        redis.start(
            READ,
            commands ->
                commands.xpending(
                    keys.intents,
                    Consumer.from(keys.group, RedisKeys.utf8(reader.text())),
                    behind.get(),
                    Limit.from(max)));
    return redis.finish(READ, listed).stream()
        .map(pending -> EntryId.parse(pending.getId()))
        .toList();
  }

  Started start(List<EntryId> entries) {
    List<EntryId> asked = entries.subList(0, size.of(entries.size()));
    List<RedisFuture<EntriesRead>> bodies = new ArrayList<>(asked.size());
    for (EntryId id : asked) {
      bodies.add(redis.start(READ, commands -> EntryReads.body(commands, keys, id.toString())));
    }
    return () -> found(asked, bodies);
  }

  private Found found(List<EntryId> asked, List<RedisFuture<EntriesRead>> bodies)
      throws ExecutionException {
    List<Delivery> deliveries = new ArrayList<>();
    List<EntryId> gone = new ArrayList<>();
    long weight = 0;
    for (int i = 0; i < asked.size(); i++) {
      EntriesRead body = redis.finish(READ, bodies.get(i));
      weight += body.weight();
      if (body.deliveries().isEmpty()) {
        gone.add(asked.get(i));
      } else {
        deliveries.add(body.deliveries().get(0));
      }
    }
    size.had(asked.size(), asked.size(), weight);
    return new Found(deliveries, gone);
  }
}
