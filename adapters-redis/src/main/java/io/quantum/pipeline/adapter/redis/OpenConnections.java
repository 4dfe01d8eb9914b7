package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is open to one server, in the order in which it was opened. Threads: safe. */
record OpenConnections(
    ClientResources resources,
    RedisClient client,
    StatefulRedisConnection<byte[], byte[]> steps,
    StatefulRedisConnection<byte[], byte[]> blocking,
    StatefulRedisConnection<byte[], byte[]> looks) {

  /** Limit of a blocking read; the patience asked for must stay well below. */
  static final Duration BLOCKING_LIMIT = Duration.ofSeconds(4);

  private static final int QUEUE = 1_000;

  // By default Lettuce waits up to 30 s between attempts, and so outlasts an outage by as much.
  private static final Delay RECONNECT =
      Delay.exponential(Duration.ofMillis(10), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS);

  static OpenConnections to(RedisConfig config) {
    ClientResources resources =
        ClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(RECONNECT)
            .build();
    RedisClient client = new AsyncRedisClient(resources, address(config));
    client.setOptions(options(config.commandLimit()));
    try {
      StatefulRedisConnection<byte[], byte[]> blocking = client.connect(ByteArrayCodec.INSTANCE);
      blocking.setTimeout(BLOCKING_LIMIT);
      return new OpenConnections(
          resources,
          client,
          client.connect(ByteArrayCodec.INSTANCE),
          blocking,
          client.connect(ByteArrayCodec.INSTANCE));
    } catch (RedisException unreachable) {
      shutDown(client, resources);
      throw unreachable;
    }
  }

  // A password from a file goes with the user name of the URI, if that has one.
  private static RedisURI address(RedisConfig config) {
    RedisURI uri = RedisURI.create(config.url());
    uri.setTimeout(config.commandLimit());
    if (config.password().isEmpty()) {
      return uri;
    }
    char[] secret = config.password().get().toCharArray();
    String user = String.valueOf(URI.create(config.url()).getUserInfo()).split(":", 2)[0];
    RedisURI.Builder builder = RedisURI.builder(uri);
    return user.isEmpty() || user.equals("null")
        ? builder.withPassword(secret).build()
        : builder.withAuthentication(user, secret).build();
  }

  void close() {
    shutDown(client, resources);
  }

  private static void shutDown(RedisClient client, ClientResources resources) {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private static ClientOptions options(Duration connectLimit) {
    return ClientOptions.builder()
        .protocolVersion(ProtocolVersion.RESP2)
        .autoReconnect(true)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        // At most once: what was sent and not answered is never sent again by the client.
        .replayFilter(command -> true)
        .requestQueueSize(QUEUE)
        .timeoutOptions(TimeoutOptions.builder().connectionTimeout().build())
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(connectLimit)
                .keepAlive(
                    KeepAliveOptions.builder()
                        .enable()
                        .idle(Duration.ofSeconds(5))
                        .interval(Duration.ofSeconds(2))
                        .count(3)
                        .build())
                .tcpUserTimeout(
                    TcpUserTimeoutOptions.builder()
                        .enable()
                        .tcpUserTimeout(Duration.ofSeconds(10))
                        .build())
                .build())
        .build();
  }
}
