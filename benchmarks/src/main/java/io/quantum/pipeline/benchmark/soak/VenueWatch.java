package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.PlainRedis;
import java.io.IOException;
import java.util.List;

/**
 * Reads every order off the paper venue once: for the window, by arrival, and for the time from the
 * intent stream to the venue, both by the server's clock.
 *
 * <p><b>Threads</b>: not safe.
 */
final class VenueWatch {
  private static final String VENUE = "quantum:stream:paper.orders";
  private static final int PAGE = 1_000;

  private final ArrivalWindow window = new ArrivalWindow(Stage.WINDOW_MILLIS);
  private String last = "0";
  private long orders;

  /** Reads what came since the last time. */
  void read(PlainRedis redis) throws IOException {
    List<?> page;
    do {
      page = (List<?>) redis.call("XRANGE", VENUE, "(" + last, "+", "COUNT", "" + PAGE);
      for (Object entry : page) {
        last = (String) ((List<?>) entry).get(0);
        note((List<?>) ((List<?>) entry).get(1));
      }
    } while (page.size() == PAGE);
  }

  /** Orders seen, closes included. */
  long orders() {
    return orders;
  }

  /** The most openings that stood in any window. */
  int mostInAWindow() {
    return window.most();
  }

  private void note(List<?> fields) {
    orders++;
    if (!"true".equals(fields.get(fields.indexOf("reduce_only") + 1))) {
      window.arrived(Long.parseLong(last.substring(0, last.indexOf('-'))));
    }
  }
}
