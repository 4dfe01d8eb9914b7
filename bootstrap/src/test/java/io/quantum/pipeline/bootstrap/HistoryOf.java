package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened on a server, read afterwards from the streams alone, and whether it may have. */
final class HistoryOf {
  private static final String GROUP = "quantum:group:execution:trade.intent";

  private final Bus bus;
  private final RedisCommands<String, String> redis;

  HistoryOf(RedisUnderTest server) {
    this.bus = new Bus(server);
    this.redis = server.commands();
  }

  /** Everything that was read has exactly one end, and no promise was broken on the way. */
  void assertSound(int openings, long windowMillis) {
    List<String> found = new ArrayList<>();
    oneEndEach(found);
    oneOrderEach(found);
    noExcess(found, openings, windowMillis);
    resultsAgree(found);
    nothingLeft(found);
    if (bus.missing() != 0) {
      found.add("conservation: " + bus.missing() + " entries are missing");
    }
    assertThat(found).isEmpty();
  }

  /** True if all that is in the stream was read and nothing is pending or under way. */
  boolean isAtRest() {
    return bus.pending() == 0
        && unread() == 0
        && redis.hlen("quantum:exec:claimed") == 0
        && redis.zcard("quantum:exec:inflight") == 0;
  }

  private void oneEndEach(List<String> found) {
    Map<String, List<String>> ends = new HashMap<>();
    for (StreamMessage<String, String> result : bus.results()) {
      end(ends, result.getBody().get("intent_stream_id"), "result");
    }
    for (StreamMessage<String, String> closed : range("quantum:stream:execution.audit")) {
      for (String id : closed.getBody().get("ids").split(" ")) {
        end(ends, id, closed.getBody().get("outcome"));
      }
    }
    for (StreamMessage<String, String> letter : bus.deadLetters()) {
      end(ends, letter.getBody().get("dlq_entry_id"), "dead letter");
    }
    Set<String> pending = new HashSet<>();
    redis
        .xpending(Bus.INTENTS, GROUP, Range.unbounded(), Limit.from(100_000))
        .forEach(entry -> pending.add(entry.getId()));
    for (StreamMessage<String, String> intent : readOnes()) {
      List<String> of = ends.getOrDefault(intent.getId(), List.of());
      if (of.size() != (pending.contains(intent.getId()) ? 0 : 1)) {
        found.add("entry " + intent.getId() + " ended as " + of + " " + intent.getBody());
      }
    }
  }

  private void oneOrderEach(List<String> found) {
    Set<String> orderIds = new HashSet<>();
    Set<String> entryIds = new HashSet<>();
    for (StreamMessage<String, String> order : bus.venueOrders()) {
      if (!orderIds.add(order.getBody().get("client_order_id"))) {
        found.add("second order " + order.getBody());
      }
      if (!entryIds.add(order.getBody().get("intent_stream_id"))) {
        found.add("second order of one entry " + order.getBody());
      }
    }
  }

  private void noExcess(List<String> found, int limit, long windowMillis) {
    List<StreamMessage<String, String>> openings =
        bus.venueOrders().stream()
            .filter(order -> order.getBody().get("reduce_only").equals("false"))
            .toList();
    for (int i = limit; i < openings.size(); i++) {
      long apart = millis(openings.get(i)) - millis(openings.get(i - limit));
      if (apart < windowMillis) {
        found.add(
            "%d openings within %d ms, the last is %s"
                .formatted(limit + 1, apart, openings.get(i)));
      }
    }
  }

  private void resultsAgree(List<String> found) {
    Set<String> ordered = new HashSet<>();
    bus.venueOrders().forEach(order -> ordered.add(order.getBody().get("client_order_id")));
    for (StreamMessage<String, String> result : bus.results()) {
      boolean executed =
          !Bus.json(result.getBody().get("payload")).get("status").asText().equals("rejected");
      String id = result.getBody().get("client_order_id");
      if (executed != ordered.contains(id)) {
        found.add("result " + result.getBody() + " but ordered is " + ordered.contains(id));
      }
    }
    ordered.removeIf(
        id ->
            bus.results().stream()
                .anyMatch(result -> result.getBody().get("client_order_id").equals(id)));
    if (nothingUnderWay() && !ordered.isEmpty()) {
      found.add("orders without a result " + ordered);
    }
  }

  private void nothingLeft(List<String> found) {
    if (!nothingUnderWay()) {
      found.add(
          "left behind: claimed %s, in flight %s"
              .formatted(
                  redis.hgetall("quantum:exec:claimed"),
                  redis.zrange("quantum:exec:inflight", 0, -1)));
    }
    if (!redis.keys("quantum:exec:busy:*").isEmpty()) {
      found.add("left behind: " + redis.keys("quantum:exec:busy:*"));
    }
  }

  private boolean nothingUnderWay() {
    return redis.hlen("quantum:exec:claimed") == 0 && redis.zcard("quantum:exec:inflight") == 0;
  }

  private static void end(Map<String, List<String>> ends, String entry, String how) {
    ends.computeIfAbsent(entry, id -> new ArrayList<>()).add(how);
  }

  private List<StreamMessage<String, String>> readOnes() {
    String last = group("last-delivered-id");
    return last.equals("0-0")
        ? List.of()
        : redis.xrange(Bus.INTENTS, Range.from(Range.Boundary.unbounded(), including(last)));
  }

  private long unread() {
    return redis
        .xrange(
            Bus.INTENTS,
            Range.from(
                Range.Boundary.excluding(group("last-delivered-id")), Range.Boundary.unbounded()),
            Limit.from(1))
        .size();
  }

  private static Range.Boundary<String> including(String id) {
    return Range.Boundary.including(id);
  }

  private String group(String fact) {
    for (Object group : redis.xinfoGroups(Bus.INTENTS)) {
      List<?> facts = (List<?>) group;
      if (facts.contains(GROUP)) {
        return facts.get(facts.indexOf(fact) + 1).toString();
      }
    }
    throw new AssertionError("the group is gone");
  }

  private List<StreamMessage<String, String>> range(String stream) {
    return redis.xrange(stream, Range.unbounded());
  }

  private static long millis(StreamMessage<String, String> entry) {
    return Long.parseLong(entry.getId().split("-")[0]);
  }
}
