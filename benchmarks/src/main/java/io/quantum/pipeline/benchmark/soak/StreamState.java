package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.PlainRedis;
import java.io.IOException;
import java.util.List;

/**
 * Where the intent stream and its group stand.
 *
 * @param length entries it has now
 * @param added entries it ever had
 * @param delivered entries the group has read
 * @param pending of these, without an outcome
 * @param inFlight orders without an end
 */
record StreamState(long length, long added, long delivered, long pending, long inFlight) {

  /** Asks for them, not in one step: only what does not move is exact. */
  static StreamState read(PlainRedis redis, String stream, String group) throws IOException {
    List<?> facts = (List<?>) redis.call("XINFO", "STREAM", stream);
    List<?> its = List.of();
    for (Object each : (List<?>) redis.call("XINFO", "GROUPS", stream)) {
      if (group.equals(((List<?>) each).get(1))) {
        its = (List<?>) each;
      }
    }
    return new StreamState(
        number(facts, "length"),
        number(facts, "entries-added"),
        number(its, "entries-read"),
        number(its, "pending"),
        (Long) redis.call("ZCARD", "quantum:exec:inflight"));
  }

  /** Nothing waits, nothing is under way. */
  boolean isSettled() {
    return delivered == added && pending == 0 && inFlight == 0;
  }

  private static long number(List<?> facts, String name) throws IOException {
    int at = facts.indexOf(name);
    if (at < 0 || !(facts.get(at + 1) instanceof Long number)) {
      throw new IOException("Redis does not tell " + name);
    }
    return number;
  }
}
