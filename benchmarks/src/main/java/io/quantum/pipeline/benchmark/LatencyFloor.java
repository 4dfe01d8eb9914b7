package io.quantum.pipeline.benchmark;

import java.io.IOException;
import java.util.List;

/**
 * The least that stands between an intent and the venue: a blocked XREADGROUP, and as many script
 * calls as the service makes, each trivial.
 *
 * <p>The service reads the state of the context behind each read (one call a batch, in the same
 * pipeline), claims, and books the order at the venue. So does this, with scripts that do nothing
 * but append the order. <b>Threads</b>: one of its own.
 */
final class LatencyFloor implements AutoCloseable {
  static final String INTENTS = "floor:intents";
  static final String VENUE = "floor:venue";
  private static final String GROUP = "floor";
  private static final String NOTHING = "return 1";
  private static final String BOOK =
      "return redis.call('XADD', KEYS[1], '*', 'intent_stream_id', ARGV[1])";

  private final PlainRedis redis;
  private final String nothing;
  private final String book;
  private final Thread consumer = new Thread(this::consume, "latency-floor");
  private volatile boolean ended;
  private volatile IOException failure;

  LatencyFloor(int port) throws IOException {
    redis = new PlainRedis(port);
    redis.call("DEL", INTENTS, VENUE);
    redis.call("XGROUP", "CREATE", INTENTS, GROUP, "0", "MKSTREAM");
    nothing = (String) redis.call("SCRIPT", "LOAD", NOTHING);
    book = (String) redis.call("SCRIPT", "LOAD", BOOK);
    consumer.start();
  }

  @Override
  public void close() throws IOException {
    ended = true;
    try {
      consumer.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    redis.close();
    if (failure != null) {
      throw new IOException("the floor failed", failure);
    }
  }

  private void consume() {
    try {
      while (!ended) {
        redis.send(
            "XREADGROUP",
            "GROUP",
            GROUP,
            "one",
            "COUNT",
            "500",
            "BLOCK",
            "100",
            "STREAMS",
            INTENTS,
            ">");
        redis.send("EVALSHA_RO", nothing, "0");
        Object read = redis.receive();
        redis.receive();
        if (read != null) {
          execute((List<?>) ((List<?>) ((List<?>) read).get(0)).get(1));
        }
      }
    } catch (IOException failed) {
      failure = failed;
    }
  }

  private void execute(List<?> entries) throws IOException {
    for (Object entry : entries) {
      String id = (String) ((List<?>) entry).get(0);
      redis.call("EVALSHA", nothing, "0");
      redis.call("EVALSHA", book, "1", VENUE, id);
      redis.call("XACK", INTENTS, GROUP, id);
    }
  }
}
