package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.PlainRedis;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A careless producer: bare XADD, a trickle and now and then a burst, on and on while Redis comes
 * and goes.
 *
 * <p>Counts what was acknowledged and what may or may not have been written because the answer did
 * not come. <b>Threads</b>: one of its own; the counts may be read by any.
 */
final class SoakTraffic implements AutoCloseable {
  static final String STREAM = "quantum:stream:trade.intent";
  private static final int TICK_MILLIS = 100;
  private static final int MAX_A_TICK = 8;
  private static final int TICKS_BETWEEN_BURSTS = 250;
  private static final int LARGEST_BURST = 1_200;

  private final int port;
  private final IntentMix mix;
  private final Random random;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong uncertain = new AtomicLong();
  private final Thread producer = new Thread(this::produce, "soak-traffic");
  private volatile boolean ended;

  SoakTraffic(int port, long seed) {
    this.port = port;
    this.mix = new IntentMix(seed);
    this.random = new Random(seed);
    producer.start();
  }

  /** Entries that Redis has said to have. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** Entries of which nobody knows. */
  long uncertain() {
    return uncertain.get();
  }

  /** Sends nothing more. */
  @Override
  public void close() {
    ended = true;
    try {
      producer.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void produce() {
    while (!ended) {
      try (PlainRedis redis = new PlainRedis(port)) {
        while (!ended) {
          int entries = random.nextInt(MAX_A_TICK + 1);
          if (random.nextInt(TICKS_BETWEEN_BURSTS) == 0) {
            entries += random.nextInt(LARGEST_BURST);
          }
          for (int i = 0; i < entries; i++) {
            add(redis);
          }
          TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
      } catch (IOException away) {
        pause();
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  private void add(PlainRedis redis) throws IOException {
    Instant now = Instant.now();
    uncertain.incrementAndGet();
    redis.call(
        "XADD",
        STREAM,
        "*",
        "event_type",
        "trade.intent",
        "payload",
        mix.next(now),
        "timestamp",
        now.toString(),
        "source",
        "soak");
    acknowledged.incrementAndGet();
    uncertain.decrementAndGet();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
