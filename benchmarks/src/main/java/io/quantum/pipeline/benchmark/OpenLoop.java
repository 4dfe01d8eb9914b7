package io.quantum.pipeline.benchmark;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes intents on a fixed schedule and never waits for an answer, so that a slow consumer cannot
 * slow the schedule down: latency counts from the moment at which an intent was <em>due</em>.
 *
 * <p><b>Source</b>: G. Tene, "How NOT to Measure Latency" (coordinated omission). <b>Threads</b>:
 * one sends, one of its own receives the replies. <b>Errors</b>: {@link IOException} if Redis
 * refuses an entry.
 */
final class OpenLoop implements AutoCloseable {
  // A parked thread wakes up to 0.1 ms late; so much before it is due it no longer parks.
  private static final long SPIN_NANOS = 100_000;

  private final String stream;
  private final PlainRedis redis;
  private final long[] dueNanos;
  private int sent;
  private long lastMillis;

  /**
   * Onto this stream.
   *
   * @param most intents that will be sent in all
   */
  OpenLoop(int port, String stream, int most) throws IOException {
    this.stream = stream;
    this.redis = new PlainRedis(port);
    this.dueNanos = new long[most];
  }

  /** Sends so many intents; returns when the last one was written. */
  void send(int count, int perSecond) throws IOException, InterruptedException {
    Replies replies = new Replies(redis, count);
    replies.start();
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10);
    for (int i = 0; i < count; i++) {
      long due = start + i * period;
      awaitTime(due);
      dueNanos[sent] = due;
      sent++;
      write(sent);
    }
    replies.finish();
  }

  /** When this intent was due, numbered from 1. */
  long dueNanos(int number) {
    return dueNanos[number - 1];
  }

  @Override
  public void close() throws IOException {
    redis.close();
  }

  private static void awaitTime(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS);
      } else {
        Thread.onSpinWait();
      }
      left = due - System.nanoTime();
    }
  }

  // The number of the intent is the second part of its entry id, so the venue's entry names it.
  private void write(int number) throws IOException {
    lastMillis = Math.max(lastMillis, System.currentTimeMillis());
    String now = Instant.ofEpochMilli(lastMillis).toString();
    redis.send(
        "XADD",
        stream,
        lastMillis + "-" + number,
        "event_type",
        "trade.intent",
        "payload",
        payload(number, now),
        "timestamp",
        now,
        "source",
        "ai-engine");
  }

  // 17,576 symbols: at 1,000 a second each comes back after 17 s, long after its order has ended.
  private static String payload(int number, String timestamp) {
    String symbol =
        ""
            + (char) ('A' + number % 26)
            + (char) ('A' + number / 26 % 26)
            + (char) ('A' + number / 676 % 26)
            + "USDT";
    return "{\"symbol\": \""
        + symbol
        + "\", \"action\": \"BUY\", \"confidence\": 0.82, \"position_size_usd\": 200.0,"
        + " \"leverage\": 3, \"timestamp\": \""
        + timestamp
        + "\", \"intent_id\": \"latency-"
        + number
        + "\", \"entry_price\": 95000.5, \"stop_loss\": 93500.0, \"model\": \"lgbm-v5\","
        + " \"regime\": \"trend\", \"volatility_pct\": 0.0213}";
  }

  /** Takes the answers away; an error among them is remembered. */
  private static final class Replies extends Thread {
    private final PlainRedis redis;
    private final int count;
    private volatile IOException failure;

    Replies(PlainRedis redis, int count) {
      super("open-loop-replies");
      this.redis = redis;
      this.count = count;
    }

    @Override
    public void run() {
      try {
        for (int i = 0; i < count; i++) {
          redis.receive();
        }
      } catch (IOException failed) {
        failure = failed;
      }
    }

    void finish() throws IOException, InterruptedException {
      join();
      if (failure != null) {
        throw new IOException("an intent was not written", failure);
      }
    }
  }
}
