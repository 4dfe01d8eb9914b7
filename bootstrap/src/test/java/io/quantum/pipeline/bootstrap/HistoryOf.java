package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a run has left on the streams, judged: each complaint names the ids. */
final class HistoryOf {
  private static final String GROUP = "quantum:group:execution:trade.intent";

  private final RedisCommands<String, String> redis;

  HistoryOf(RedisCommands<String, String> redis) {
    this.redis = redis;
  }

  /** A finished run: everything ended, exactly once, and the venue was asked in due measure. */
  void assertSound(int limit, long windowMillis) {
    assertThat(complaints(limit, windowMillis)).isEmpty();
  }

  /** The same after a loss of the group, when entries may have been delivered twice. */
  void assertSoundAcrossALoss() {
    List<String> wrong = new ArrayList<>();
    List<StreamMessage<String, String>> orders = stream("quantum:stream:paper.orders");
    everyEntryEnded(outcomes(), wrong);
    onceAtTheVenue(orders, wrong);
    resultsMatch(orders, wrong);
    nothingLeftOver(wrong);
    assertThat(wrong).isEmpty();
  }

  /** Whatever else was done to the keys: no second order. */
  void assertNothingTwice() {
    List<String> wrong = new ArrayList<>();
    onceAtTheVenue(stream("quantum:stream:paper.orders"), wrong);
    nothingLeftOver(wrong);
    assertThat(wrong).isEmpty();
  }

  private List<String> complaints(int limit, long windowMillis) {
    List<String> wrong = new ArrayList<>();
    List<StreamMessage<String, String>> orders = stream("quantum:stream:paper.orders");
    Map<String, List<String>> outcomes = outcomes();
    everyEntryEnded(outcomes, wrong);
    onceEach(outcomes, wrong);
    onceAtTheVenue(orders, wrong);
    resultsMatch(orders, wrong);
    withinTheWindow(orders, limit, windowMillis, wrong);
    nothingLeftOver(wrong);
    return wrong;
  }

  // Entry id -> how it ended, from results, audit and dead letters.
  private Map<String, List<String>> outcomes() {
    Map<String, List<String>> outcomes = new TreeMap<>();
    for (StreamMessage<String, String> result : stream("quantum:stream:execution.result")) {
      note(outcomes, result.getBody().get("intent_stream_id"), "result " + result.getId());
    }
    for (StreamMessage<String, String> closed : stream("quantum:stream:execution.audit")) {
      for (String id : closed.getBody().get("ids").split(" ")) {
        note(outcomes, id, closed.getBody().get("outcome"));
      }
    }
    for (StreamMessage<String, String> letter : stream(Bus.INTENTS + ".dlq")) {
      note(
          outcomes,
          letter.getBody().get("dlq_entry_id"),
          "dlq " + letter.getBody().get("dlq_code"));
    }
    return outcomes;
  }

  private static void note(Map<String, List<String>> outcomes, String id, String outcome) {
    outcomes.computeIfAbsent(id, i -> new ArrayList<>()).add(outcome);
  }

  private void everyEntryEnded(Map<String, List<String>> outcomes, List<String> wrong) {
    for (StreamMessage<String, String> entry : stream(Bus.INTENTS)) {
      if (!outcomes.containsKey(entry.getId())) {
        wrong.add(entry.getId() + " has no outcome");
      }
    }
  }

  private void onceEach(Map<String, List<String>> outcomes, List<String> wrong) {
    outcomes.forEach(
        (id, ends) -> {
          if (ends.size() > 1) {
            wrong.add(id + " ended more than once: " + ends);
          }
        });
    long ledger =
        redis.hgetall("quantum:exec:ledger").values().stream().mapToLong(Long::parseLong).sum();
    if (ledger != outcomes.size()) {
      wrong.add("the ledger holds " + ledger + " outcomes, the streams " + outcomes.size());
    }
  }

  private static void onceAtTheVenue(
      List<StreamMessage<String, String>> orders, List<String> wrong) {
    for (String identity : List.of("client_order_id", "intent_stream_id")) {
      Set<String> seen = new TreeSet<>();
      for (StreamMessage<String, String> order : orders) {
        if (!seen.add(order.getBody().get(identity))) {
          wrong.add(
              "second order %s of %s %s"
                  .formatted(order.getId(), identity, order.getBody().get(identity)));
        }
      }
    }
  }

  private void resultsMatch(List<StreamMessage<String, String>> orders, List<String> wrong) {
    Set<String> executed = new TreeSet<>();
    for (StreamMessage<String, String> result : stream("quantum:stream:execution.result")) {
      String status = Bus.json(result.getBody().get("payload")).get("status").asText();
      if (!status.equals("rejected")) {
        executed.add(result.getBody().get("client_order_id"));
      }
    }
    Set<String> booked = new TreeSet<>();
    orders.forEach(order -> booked.add(order.getBody().get("client_order_id")));
    Stream.concat(
            executed.stream().filter(id -> !booked.contains(id)).map(id -> id + " is no order"),
            booked.stream().filter(id -> !executed.contains(id)).map(id -> id + " has no result"))
        .forEach(wrong::add);
  }

  private static void withinTheWindow(
      List<StreamMessage<String, String>> orders,
      int limit,
      long windowMillis,
      List<String> wrong) {
    List<StreamMessage<String, String>> openings =
        orders.stream()
            .filter(order -> order.getBody().get("reduce_only").equals("false"))
            .toList();
    for (int i = limit; i < openings.size(); i++) {
      String first = openings.get(i - limit).getId();
      String last = openings.get(i).getId();
      if (millis(last) - millis(first) < windowMillis) {
        wrong.add("more than %d openings from %s to %s".formatted(limit, first, last));
      }
    }
  }

  private void nothingLeftOver(List<String> wrong) {
    if (redis.hlen("quantum:exec:claimed") > 0) {
      wrong.add("still claimed: " + redis.hgetall("quantum:exec:claimed"));
    }
    if (redis.zcard("quantum:exec:inflight") > 0) {
      wrong.add("still in flight: " + redis.zrange("quantum:exec:inflight", 0, -1));
    }
    redis.keys("quantum:exec:busy:*").forEach(key -> wrong.add("still there: " + key));
    long pending = redis.xpending(Bus.INTENTS, GROUP).getCount();
    if (pending > 0) {
      wrong.add(pending + " entries are pending");
    }
  }

  private List<StreamMessage<String, String>> stream(String name) {
    return redis.xrange(name, Range.unbounded(), Limit.unlimited());
  }

  private static long millis(String entryId) {
    return Long.parseLong(entryId.substring(0, entryId.indexOf('-')));
  }
}
