package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;

/**
 * One connection that is opened at first use and made anew at the next use after it was lost.
 *
 * <p>Whoever uses it while it cannot be made learns the cause of the last attempt. Attempts are
 * between 10 ms and 1 s apart. Threads: safe.
 */
final class RedisLine {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final RedisConnector connector;
  private final Duration limit;
  private final Ticker ticker;
  private volatile StatefulRedisConnection<byte[], byte[]> current;
  private AdapterFailure refusal;
  private long refusedNanos;
  private Duration pause = FIRST_PAUSE;

  RedisLine(RedisConnector connector, Duration limit, Ticker ticker) {
    this.connector = connector;
    this.limit = limit;
    this.ticker = ticker;
  }

  /** Commands on a connection that was open just now. */
  RedisAsyncCommands<byte[], byte[]> commands() {
    StatefulRedisConnection<byte[], byte[]> open = current;
    return open != null && open.isOpen() ? open.async() : opened().async();
  }

  /** Gives the connection up; the next use makes a new one. */
  synchronized void drop() {
    if (current != null) {
      current.closeAsync();
      current = null;
    }
  }

  private synchronized StatefulRedisConnection<byte[], byte[]> opened() {
    if (current != null && current.isOpen()) {
      return current;
    }
    if (refusal != null && ticker.nanos() - refusedNanos < pause.toNanos()) {
      throw again(refusal);
    }
    drop();
    try {
      current = connector.connect(limit);
      refusal = null;
      pause = FIRST_PAUSE;
      return current;
    } catch (AdapterFailure refused) {
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      refusal = refused;
      refusedNanos = ticker.nanos();
      throw refused;
    }
  }

  // A new one for each thread that meets it: where it was met is part of it.
  private static AdapterFailure again(AdapterFailure refused) {
    return new AdapterFailure(refused.remedy(), refused.getMessage(), refused.getCause());
  }
}
