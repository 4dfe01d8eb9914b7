package io.quantum.pipeline.bootstrap;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A producer that goes on until it is closed: fresh, stale, broken and repeated intents. */
final class Traffic {
  private static final List<String> SYMBOLS =
      List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT", "XRPUSDT", "ADAUSDT");
  private static final long PAUSE_NANOS = 30_000_000;

  private final Bus bus;
  private final Random random;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread thread = new Thread(this::produce, "traffic");
  private String last = Bus.payload("BTCUSDT", "BUY");

  private Traffic(Bus bus, long seed) {
    this.bus = bus;
    this.random = new Random(seed);
  }

  /** Starts at once. */
  static Traffic on(Bus bus, long seed) {
    Traffic traffic = new Traffic(bus, seed);
    traffic.thread.start();
    return traffic;
  }

  private void produce() {
    while (!ended.get()) {
      bus.add(next());
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private String next() {
    String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    int kind = random.nextInt(20);
    if (kind == 0) {
      return "{\"symbol\": \"" + symbol + "\"}";
    }
    if (kind == 1) {
      return Bus.payload(symbol, "BUY", Instant.now().minusSeconds(3_600));
    }
    if (kind > 2) {
      last = Bus.payload(symbol, kind < 9 ? "BUY" : kind < 14 ? "SELL" : "CLOSE");
    }
    return last;
  }

  /** Ends it, and waits until it has ended. */
  void close() {
    ended.set(true);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
