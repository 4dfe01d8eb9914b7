package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The streams as a producer and an operator without our code see them. */
final class Bus {
  static final String INTENTS = "quantum:stream:trade.intent";
  static final String GROUP = "quantum:group:execution:trade.intent";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RedisUnderTest server;

  Bus(RedisUnderTest server) {
    this.server = server;
  }

  /** Bare XADD of a payload, as a Python program would. */
  String add(String payload) {
    return add(Map.of("event_type", "trade.intent", "payload", payload, "source", "python"));
  }

  String add(Map<String, String> fields) {
    return server.commands().xadd(INTENTS, fields);
  }

  static String payload(String symbol, String action) {
    return payload(symbol, action, Instant.now());
  }

  static String payload(String symbol, String action, Instant made) {
    return ("{\"symbol\": \"%s\", \"action\": \"%s\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"timestamp\": \"%s\"}")
        .formatted(symbol, action, made.truncatedTo(ChronoUnit.MICROS));
  }

  /** Waits until so many entries have an outcome. */
  void awaitSettled(long entries) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(settled()).isEqualTo(entries));
  }

  /** Entries with an outcome. */
  long settled() {
    return ledger().values().stream().mapToLong(Long::parseLong).sum();
  }

  /** Entries that ended like this. */
  int ended(String outcome) {
    return Integer.parseInt(ledger().getOrDefault(outcome, "0"));
  }

  /**
   * What is promised of openings that may trade, however slow the machine: each ends as an order
   * that the venue has, or is proved unsent because its lease ran out before it left.
   */
  void assertOrderedOrUnsent() {
    assertThat(ledger().keySet()).isSubsetOf("filled", "not_sent");
    assertThat(venueOrders()).hasSize(ended("filled"));
  }

  /**
   * The same of pairs that open and close. A close that overtook its opening would find nothing to
   * close; so does one whose opening was not sent.
   */
  void assertNoCloseOvertookItsOpening() {
    assertThat(ledger().keySet()).isSubsetOf("filled", "not_sent", "rejected");
    assertThat(ended("rejected")).isLessThanOrEqualTo(ended("not_sent"));
    assertThat(venueOrders()).hasSize(ended("filled"));
  }

  Map<String, String> ledger() {
    return server.commands().hgetall("quantum:exec:ledger");
  }

  List<StreamMessage<String, String>> venueOrders() {
    return range("quantum:stream:paper.orders");
  }

  List<StreamMessage<String, String>> results() {
    return range("quantum:stream:execution.result");
  }

  List<StreamMessage<String, String>> deadLetters() {
    return range(INTENTS + ".dlq");
  }

  long pending() {
    return server.commands().xpending(INTENTS, GROUP).getCount();
  }

  String position(String symbol) {
    return server.commands().hget("quantum:paper:position", symbol);
  }

  /** entries-read minus pending minus offset minus the ledger: 0 when nothing is missing. */
  long missing() {
    Map<String, String> anchor = server.commands().hgetall("quantum:exec:anchor");
    long read = -1;
    for (Object group : server.commands().xinfoGroups(INTENTS)) {
      List<?> facts = (List<?>) group;
      if (facts.contains(GROUP)) {
        read = (Long) facts.get(facts.indexOf("entries-read") + 1);
      }
    }
    return read - pending() - Long.parseLong(anchor.get("offset")) - settled();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(text, malformed);
    }
  }

  private List<StreamMessage<String, String>> range(String stream) {
    return server.commands().xrange(stream, Range.unbounded());
  }
}
