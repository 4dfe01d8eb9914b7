package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandKeyword;
import io.lettuce.core.protocol.CommandType;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;

/** The commands that read entries, with {@link DeliveriesOutput} in place of Lettuce's own. */
final class EntryReads {
  private EntryReads() {}

  /** XREADGROUP of what nobody was given yet; it blocks unless the patience is zero. */
  static RedisFuture<EntriesRead> unread(
      RedisAsyncCommands<byte[], byte[]> commands,
      RedisKeys keys,
      String reader,
      int max,
      Duration patience) {
    CommandArgs<byte[], byte[]> args =
        new CommandArgs<>(ByteArrayCodec.INSTANCE)
            .add(CommandKeyword.GROUP)
            .add(keys.group)
            .add(reader)
            .add(CommandKeyword.COUNT)
            .add(max);
    if (!patience.isZero()) {
      args.add(CommandKeyword.BLOCK).add(patience.toMillis());
    }
    args.add("STREAMS").addKey(keys.intents).add(">");
    return commands.dispatch(CommandType.XREADGROUP, DeliveriesOutput.ofRead(), args);
  }

  /** XRANGE of one entry; empty if its body is gone. */
  static RedisFuture<EntriesRead> body(
      RedisAsyncCommands<byte[], byte[]> commands, RedisKeys keys, String id) {
    return commands.dispatch(
        CommandType.XRANGE,
        DeliveriesOutput.ofRange(),
        new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(keys.intents).add(id).add(id));
  }

  /** XRANGE from one id to another. */
  static RedisFuture<EntriesRead> range(
      RedisAsyncCommands<byte[], byte[]> commands,
      RedisKeys keys,
      EntryId first,
      EntryId upTo,
      int max) {
    return commands.dispatch(
        CommandType.XRANGE,
        DeliveriesOutput.ofRange(),
        new CommandArgs<>(ByteArrayCodec.INSTANCE)
            .addKey(keys.intents)
            .add(first.toString())
            .add(upTo.toString())
            .add(CommandKeyword.COUNT)
            .add(max));
  }
}
