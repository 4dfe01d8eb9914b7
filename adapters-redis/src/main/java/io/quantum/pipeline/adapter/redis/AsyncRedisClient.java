package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisChannelWriter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StatefulRedisConnectionImpl;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.protocol.PushHandler;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;

/**
 * A client whose connections have no blocking commands, which nobody here uses: for those Lettuce
 * makes, at the first connection, a proxy class of several hundred methods, and that is most of
 * what a process does until it is connected. Threads: safe.
 */
final class AsyncRedisClient extends RedisClient {
  AsyncRedisClient(ClientResources resources, RedisURI address) {
    super(resources, address);
  }

  @Override
  protected <K, V> StatefulRedisConnectionImpl<K, V> newStatefulRedisConnection(
      RedisChannelWriter writer, PushHandler pushes, RedisCodec<K, V> codec, Duration timeout) {
    return new AsyncConnection<>(writer, pushes, codec, timeout);
  }

  private static final class AsyncConnection<K, V> extends StatefulRedisConnectionImpl<K, V> {
    private AsyncConnection(
        RedisChannelWriter writer, PushHandler pushes, RedisCodec<K, V> codec, Duration timeout) {
      super(writer, pushes, codec, timeout);
    }

    /** Called by the constructor of Lettuce, which keeps what it gets. */
    @Override
    protected RedisCommands<K, V> newRedisSyncCommandsImpl() {
      return null;
    }

    @Override
    public RedisCommands<K, V> sync() {
      throw new UnsupportedOperationException("this connection has async() only");
    }
  }
}
