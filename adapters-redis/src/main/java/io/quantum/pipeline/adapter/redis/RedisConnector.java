package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Makes connections to one server, each with the password and certificates that the files hold at
 * that moment. The client itself never makes a lost one anew: it would keep the old password, and
 * keep to itself why that fails. Threads: safe.
 */
final class RedisConnector implements AutoCloseable {
  private static final int QUEUE = 1_000;
  private static final int ATTEMPTS = 3;
  private static final String CLOSED = "Connection closed prematurely";

  /**
   * One thread for each connection: where two share one, the end of a batch waits until the entries
   * behind it are taken in. A drain took 15 % longer.
   */
  private static final int CONNECTIONS = 3;

  private final RedisConfig config;
  private ClientResources resources;
  private RedisClient client;
  private boolean closed;
  private volatile boolean connectedOnce;

  RedisConnector(RedisConfig config) {
    this.config = config;
  }

  /** A new connection; fails with the cause in words. */
  StatefulRedisConnection<byte[], byte[]> connect(Duration limit) {
    try {
      RedisURI address = config.access().uri(config.address(), config.commandLimit());
      RedisClient ready = client(options(config.commandLimit(), config.access().tls()));
      StatefulRedisConnection<byte[], byte[]> connection = connected(ready, address);
      connection.setTimeout(limit);
      connectedOnce = true;
      return connection;
    } catch (GuardedFile.Unusable file) {
      throw RedisFailures.unusable(config.location(), file);
    } catch (RedisException failed) {
      throw ConnectFailures.of(config.address(), failed, !connectedOnce);
    }
  }

  // A server that refuses a password closes the connection behind its answer, and the client
  // sometimes sees the end first. Another attempt shows the reason.
  private static StatefulRedisConnection<byte[], byte[]> connected(
      RedisClient ready, RedisURI address) {
    for (int attempt = 1; ; attempt++) {
      try {
        return ready.connect(ByteArrayCodec.INSTANCE, address);
      } catch (RedisException failed) {
        if (attempt == ATTEMPTS
            || !String.valueOf(ConnectFailures.rootOf(failed).getMessage()).contains(CLOSED)) {
          throw failed;
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
      resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
      client = null;
    }
  }

  private synchronized RedisClient client(ClientOptions options) {
    if (closed) {
      throw new IllegalStateException("the connections are closed");
    }
    if (client == null) {
      resources =
          ClientResources.builder()
              .ioThreadPoolSize(CONNECTIONS)
              .computationThreadPoolSize(2)
              .nettyCustomizer(LongValueFilter.customizer())
              .build();
      client = new AsyncRedisClient(resources, new RedisURI());
    }
    client.setOptions(options);
    return client;
  }

  private static ClientOptions options(Duration connectLimit, SslOptions tls) {
    return ClientOptions.builder()
        .protocolVersion(ProtocolVersion.RESP2)
        // At most once: what was sent and not answered is never sent again by the client.
        .autoReconnect(false)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(QUEUE)
        .sslOptions(tls)
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
