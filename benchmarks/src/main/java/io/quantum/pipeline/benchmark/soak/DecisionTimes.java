package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.PlainRedis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long intents wait for the record of what became of them: from their entry id to the id of the
 * audit entry, both by the server's clock. Orders are too few to show a drift.
 *
 * <p><b>Threads</b>: not safe.
 */
final class DecisionTimes {
  private static final String AUDIT = "quantum:stream:execution.audit";
  private static final String MOST = "200";

  private String last = "0-0";

  /** The median of the newest records since the last time, in milliseconds, if there are any. */
  OptionalDouble read(PlainRedis redis) throws IOException {
    List<Long> millis = new ArrayList<>();
    String newest = last;
    for (Object entry : (List<?>) redis.call("XREVRANGE", AUDIT, "+", "(" + last, "COUNT", MOST)) {
      String id = (String) ((List<?>) entry).get(0);
      newest = newest.equals(last) ? id : newest;
      List<?> fields = (List<?>) ((List<?>) entry).get(1);
      String[] intents = ((String) fields.get(fields.indexOf("ids") + 1)).split(" ");
      millis.add(millis(id) - millis(intents[intents.length - 1]));
    }
    last = newest;
    return millis.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(millis.stream().sorted().toList().get(millis.size() / 2));
  }

  private static long millis(String entryId) {
    return Long.parseLong(entryId.substring(0, entryId.indexOf('-')));
  }
}
