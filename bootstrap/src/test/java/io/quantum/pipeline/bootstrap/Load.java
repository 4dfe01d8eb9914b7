package io.quantum.pipeline.bootstrap;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A producer that goes on whatever happens to Redis, one intent every few milliseconds. */
final class Load implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(15);
  private static final int SYMBOLS = 26;

  private final StatefulRedisConnection<String, String> connection;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final Thread thread = new Thread(this::publish, "load");

  private Load(RedisUnderTest redis) {
    connection = redis.connect();
    connection.setTimeout(Duration.ofSeconds(2));
    thread.start();
  }

  static Load on(RedisUnderTest redis) {
    return new Load(redis);
  }

  /** Ids of the entries that Redis has confirmed. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  private void publish() {
    for (int i = 0; !ended(); i++) {
      String symbol = "L" + (char) ('A' + i % SYMBOLS) + "AUSDT";
      try {
        acknowledged.add(
            connection
                .sync()
                .xadd(
                    Bus.INTENTS,
                    Map.of(
                        "event_type",
                        "trade.intent",
                        "payload",
                        Bus.payload(symbol, i % 3 == 2 ? "CLOSE" : "BUY"),
                        "source",
                        "load")));
      } catch (RedisException away) {
        // A producer publishes its next intent when Redis is back.
      }
    }
  }

  private boolean ended() {
    try {
      return end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Publishes nothing more. */
  void stop() {
    end.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
    connection.close();
  }
}
