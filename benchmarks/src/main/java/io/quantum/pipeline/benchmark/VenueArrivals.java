package io.quantum.pipeline.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * When orders appear on a venue's stream, seen by a connection of its own that waits for them: the
 * same for the service and for the floor.
 *
 * <p><b>Shape</b>: an entry names its intent in {@code intent_stream_id}; the part of that id
 * behind the dash is the number of the intent, from 1. <b>Units</b>: nanoseconds of {@link
 * System#nanoTime}. <b>Threads</b>: reads in one of its own; ask after {@link #await}.
 */
final class VenueArrivals implements AutoCloseable {
  private static final String BLOCK_MILLIS = "100";
  private static final String MOST = "1000";
  private static final long POLL_MILLIS = 5;

  private final PlainRedis redis;
  private final String stream;
  private final long[] arrivedNanos;
  private final Thread reader = new Thread(this::read, "venue-arrivals");
  private volatile int arrived;
  private volatile boolean ended;
  private volatile String trouble = "";

  /**
   * Begins to wait for orders that are not there yet.
   *
   * @param count intents, numbered from 1
   */
  VenueArrivals(int port, String stream, int count) throws IOException {
    this.redis = new PlainRedis(port);
    this.stream = stream;
    this.arrivedNanos = new long[count];
    reader.start();
  }

  /** Waits until so many of them are there. */
  void await(int count, Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (arrived < count) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "%d of %d orders did not reach %s within %s %s"
                .formatted(count - arrived, count, stream, limit, trouble));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /** When the order of this intent stood there. */
  long nanos(int number) {
    return arrivedNanos[number - 1];
  }

  @Override
  public void close() throws IOException {
    ended = true;
    try {
      reader.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    redis.close();
  }

  private void read() {
    String last = "$";
    try {
      last = newest();
      while (!ended) {
        Object reply =
            redis.call("XREAD", "COUNT", MOST, "BLOCK", BLOCK_MILLIS, "STREAMS", stream, last);
        long now = System.nanoTime();
        if (reply != null) {
          last = note((List<?>) ((List<?>) ((List<?>) reply).get(0)).get(1), now);
        }
      }
    } catch (IOException failed) {
      trouble = failed.toString();
    }
  }

  // An id and not "$": what arrives between two reads must not be missed.
  private String newest() throws IOException {
    List<?> entries = (List<?>) redis.call("XREVRANGE", stream, "+", "-", "COUNT", "1");
    return entries.isEmpty() ? "0" : (String) ((List<?>) entries.get(0)).get(0);
  }

  private String note(List<?> entries, long now) {
    String last = "0";
    int news = 0;
    for (Object entry : entries) {
      last = (String) ((List<?>) entry).get(0);
      List<?> fields = (List<?>) ((List<?>) entry).get(1);
      String intent = (String) fields.get(fields.indexOf("intent_stream_id") + 1);
      int number = Integer.parseInt(intent.substring(intent.indexOf('-') + 1));
      if (arrivedNanos[number - 1] == 0) {
        arrivedNanos[number - 1] = now;
        news++;
      }
    }
    arrived += news;
    return last;
  }
}
