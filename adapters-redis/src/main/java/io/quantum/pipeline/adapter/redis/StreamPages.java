package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import java.util.Optional;

/**
 * Pages of streams on the connection for looking: so many entries at once as their bytes allow,
 * since anybody may have written there.
 *
 * <p><b>Threads</b>: safe.
 */
final class StreamPages {
  private final RedisConnections redis;
  private final String what;
  private final ReadSize size = new ReadSize();

  StreamPages(RedisConnections redis, String what) {
    this.redis = redis;
    this.what = what;
  }

  /**
   * A part of a stream.
   *
   * @param entries oldest first
   * @param last true if nothing is behind them
   */
  record Page<T>(T entries, boolean last) {}

  /** Entries with all their fields. */
  Page<List<StreamMessage<byte[], byte[]>>> read(
      byte[] stream, EntryId after, EntryId upTo, int most) {
    Optional<Range<String>> behind = EntryIds.behind(after, upTo);
    if (behind.isEmpty()) {
      return new Page<>(List.of(), true);
    }
    int asked = asked(most);
    List<StreamMessage<byte[], byte[]>> page =
        redis.lookUp(what, commands -> commands.xrange(stream, behind.get(), Limit.from(asked)));
    had(asked, page.size(), page.stream().mapToLong(StreamPages::weight).sum());
    return new Page<>(page, page.size() < asked);
  }

  /** Entries of the intent stream, as their reader takes them in. */
  Page<EntriesRead> deliveries(RedisKeys keys, EntryId after, EntryId upTo, int most) {
    Optional<EntryId> first = after.next();
    if (first.isEmpty()) {
      return new Page<>(new EntriesRead(), true);
    }
    int asked = asked(most);
    EntriesRead page =
        redis.lookUp(what, commands -> EntryReads.range(commands, keys, first.get(), upTo, asked));
    had(asked, page.deliveries().size(), page.weight());
    return new Page<>(page, !page.isCut() && page.deliveries().size() < asked);
  }

  private synchronized int asked(int most) {
    return size.of(most);
  }

  private synchronized void had(int asked, int entries, long bytes) {
    size.had(asked, entries, bytes);
  }

  private static long weight(StreamMessage<byte[], byte[]> message) {
    return message.getBody().entrySet().stream()
        .mapToLong(field -> field.getKey().length + field.getValue().length)
        .sum();
  }
}
