package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.domain.contract.CorpusCase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Bad entries, at full speed between good ones, harm nobody and flood nothing. */
final class HostileEntriesIT {
  private static final int EACH = 500;

  /** Of the shapes that stand in the entry and not in the payload. */
  private static final int SHAPES = 4;

  private final RedisUnderTest redis = RedisUnderTest.shared();
  private final Bus bus = new Bus(redis);
  private final List<CorpusCase> bad =
      CorpusCase.all().stream()
          .filter(c -> !c.reader().isEmpty() && c.payload().length < 20_000)
          // Judged by the clock of this run, not of the corpus.
          .filter(c -> !c.reader().toString().contains("IN_THE_FUTURE"))
          .toList();

  @Test
  void putsFiveHundredHostileEntriesAsideAndDecidesFiveHundredGoodOnes()
      throws IOException, InterruptedException {
    Map<String, String> limits =
        Map.of("EXECUTION_RATE_LIMIT", "1000", "EXECUTION_SYMBOL_INTERVAL_SEC", "0");
    try (ServiceProcess service = ServiceProcess.start(redis.url(), limits).awaitReader()) {
      feed();
      bus.awaitSettled(2 * EACH);

      assertThat(bus.ledger().keySet()).isSubsetOf("filled", "not_sent", "invalid");
      assertThat(bus.ended("invalid")).isEqualTo(EACH);
      assertThat(bus.venueOrders()).hasSize(bus.ended("filled")).hasSizeGreaterThan(0);
      List<StreamMessage<String, String>> letters = bus.deadLetters();
      assertThat(letters.size()).isEqualTo(EACH);
      letters.forEach(HostileEntriesIT::namesWhatIsWrong);
      assertThat(bus.missing()).isZero();

      JsonNode counted = Bus.json(stats(service)).get("invalid_by_source");
      assertThat(sum(counted)).isEqualTo(EACH);
      assertThat(counted)
          .anyMatch(
              of ->
                  of.get("source").asText().equals("hostile-1")
                      && of.get("code").asText().equals("MISSING_PAYLOAD_FIELD"));

      assertThat(service.stop()).isZero();
      // One line a source and code, whatever the number of entries; orders have one each.
      assertThat(service.logLines())
          .filteredOn(line -> !line.contains("TERMINAL STATE:"))
          .hasSizeLessThanOrEqualTo(counted.size() + 15)
          .allMatch(line -> line.length() < 600 && line.chars().allMatch(c -> c >= ' '));
      assertThat(service.log()).doesNotContain("Exception").containsOnlyOnce("START:");
    }
  }

  private void feed() throws InterruptedException {
    RedisClient client = RedisClient.create(redis.url());
    try {
      RedisAsyncCommands<byte[], byte[]> commands = client.connect(ByteArrayCodec.INSTANCE).async();
      for (int i = 0; i < EACH; i++) {
        String symbol = "A" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "USDT";
        commands.xadd(
            bytes(Bus.INTENTS), entry("payload", bytes(Bus.payload(symbol, "BUY")), "good"));
        commands.xadd(bytes(Bus.INTENTS), hostile(i));
      }
      commands.ping().toCompletableFuture().join();
    } finally {
      client.shutdown();
    }
  }

  private Map<byte[], byte[]> hostile(int number) {
    String source = "hostile-" + number % SHAPES;
    byte[] good = bytes(Bus.payload("BTCUSDT", "BUY", Instant.now()));
    return switch (number % 10) {
      case 1 -> entry("data", good, source);
      case 3 -> entry("symbol", bytes("BTCUSDT"), source);
      case 5 -> entry("payload", new byte[40_000], source);
      case 7 -> entry("payload", good, "hostile-3 \u001b[31m\r\n" + "x".repeat(1_000), "no.intent");
      default -> entry("payload", bad.get(number % bad.size()).payload(), source);
    };
  }

  private static Map<byte[], byte[]> entry(String field, byte[] value, String source) {
    return entry(field, value, source, "trade.intent");
  }

  private static Map<byte[], byte[]> entry(
      String field, byte[] value, String source, String eventType) {
    Map<byte[], byte[]> fields = new LinkedHashMap<>();
    fields.put(bytes("event_type"), bytes(eventType));
    fields.put(bytes(field), value);
    fields.put(bytes("source"), bytes(source));
    fields.put(bytes("trace_id"), bytes("t-1"));
    return fields;
  }

  private static void namesWhatIsWrong(StreamMessage<String, String> letter) {
    JsonNode violations = Bus.json(letter.getBody().get("dlq_violations"));
    assertThat(violations.size()).isPositive();
    assertThat(violations)
        .allMatch(v -> v.hasNonNull("field") && !v.get("message").asText().isBlank());
    assertThat(violations.get(0).get("code").asText()).isEqualTo(letter.getBody().get("dlq_code"));
  }

  private static long sum(JsonNode counted) {
    return StreamSupport.stream(counted.spliterator(), false)
        .mapToLong(of -> of.get("count").asLong())
        .sum();
  }

  private static String stats(ServiceProcess service) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + service.http() + "/stats")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
