package io.quantum.pipeline.adapter.redis;

import static io.quantum.pipeline.application.PipelineWorld.PUBLISHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueueContract;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.stream.EntryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and how letters look on the wire. */
final class RedisDeadLetterQueueIT implements DeadLetterQueueContract {
  private static final int MOST = 16 * 1024;

  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Override
  public DeadLetterQueue upTo(PipelineWorld world, long hardLimit) {
    RedisWorld redis = (RedisWorld) world;
    RedisConfig config = redis.configWith("STREAM_HARD_LIMIT", hardLimit);
    return new RedisDeadLetterQueue(redis.connections, redis.keys, config);
  }

  @Test
  void findsTheIntentInData() {
    DeadLetterEntry letter =
        putAside(fields("event_type", "trade.intent", "data", "{}", "symbol", "BTCUSDT"));

    assertThat(letter.original().place()).isEqualTo(PayloadPlace.DATA);
    assertThat(body(letter)).isEqualTo("{}");
  }

  @Test
  void makesOneTextOfAFlatEntry() {
    DeadLetterEntry letter =
        putAside(
            fields(
                "event_type",
                "trade.intent",
                "symbol",
                "BTCUSDT",
                "leverage",
                "3",
                "source",
                "desk",
                "note",
                "a \"quoted\"\ntext",
                "dlq_code",
                "planted"));

    assertThat(letter.original().place()).isEqualTo(PayloadPlace.FLAT);
    assertThat(body(letter))
        .isEqualTo(
            "{\"symbol\":\"BTCUSDT\",\"leverage\":\"3\","
                + "\"note\":\"a \\\"quoted\\\"\\ntext\"}");
    assertThat(letter.why().code()).isEqualTo("MISSING");
    assertThat(letter.original().source().text()).isEqualTo("desk");
    assertThat(letter.original().fields()).extracting("name").doesNotContain("dlq_code");
  }

  @Test
  void handsOnBytesThatAreNoText() throws Exception {
    RedisWorld world = new RedisWorld();
    RedisClient client = RedisClient.create(world.server.url());
    try (StatefulRedisConnection<byte[], byte[]> raw = client.connect(ByteArrayCodec.INSTANCE)) {
      raw.sync()
          .xadd(
              world.keys.deadLetters,
              Map.of(RedisKeys.utf8("symbol"), new byte[] {'B', (byte) 0xff, 27}));
    } finally {
      client.shutdown();
    }

    DeadLetterEntry letter = only(world);

    assertThat(letter.original().body()).containsExactly('B', 0xff, 27);
    assertThat(letter.original().fields())
        .containsExactly(new DeadLetterEntry.Field("symbol", "B\u00ff\u001b"));
  }

  @Test
  void readsALetterThatSomebodyElseMadeUp() {
    RedisWorld world = new RedisWorld();
    world
        .server
        .commands()
        .xadd(
            world.keys.deadLettersName,
            fields(
                "dlq_violations",
                "[{\"field\": [1]}]",
                "dlq_attempts",
                "many",
                "dlq_entry_id",
                "x",
                "dlq_source",
                "so\u001bmebody"));

    DeadLetterEntry letter = only(world);

    assertThat(letter.why())
        .isEqualTo(
            new DeadLetterEntry.Why(
                "", List.of(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty()));
    assertThat(letter.original().source().text()).isEqualTo("somebody");
    assertThat(letter.original().place()).isEqualTo(PayloadPlace.NOWHERE);
  }

  @Test
  void writesTheReasonsAsJsonAndTheFirstOneAsCode() throws IOException {
    RedisWorld world = new RedisWorld();
    String entry = putAside(world, fields("payload", "{}", "dlq_code", "x", "dlq_x", "y"));

    Map<String, String> wire = wire(world);

    assertThat(wire.keySet())
        .containsExactly(
            "payload",
            "dlq_code",
            "dlq_violations",
            "dlq_entry_id",
            "dlq_source",
            "dlq_attempts",
            "dlq_timestamp");
    assertThat(wire)
        .containsEntry("dlq_code", "MISSING")
        .containsEntry("dlq_entry_id", entry)
        .containsEntry("dlq_source", "test")
        .containsEntry("dlq_attempts", "1");
    JsonNode violations = new ObjectMapper().readTree(wire.get("dlq_violations"));
    assertThat(violations).hasSize(2);
    assertThat(violations.get(0).get("field").asText()).isEqualTo("symbol");
    assertThat(violations.get(1).get("value").asText()).isEqualTo("\\u001b[31m\"");
    assertThat(DeadLetterReader.remarks(wire.get("dlq_violations")))
        .extracting(DeadLetter.Remark::message)
        .containsExactly("symbol is required", "it is \"quoted\"");
  }

  @Test
  void cutsEachFieldAtSixteenKibibytesAndSaysWhatItHad() {
    DeadLetterEntry letter =
        putAside(fields("payload", "x".repeat(MOST + 1), "data", "y".repeat(MOST)));

    assertThat(letter.original().body()).hasSize(MOST);
    assertThat(letter.why().truncated()).hasValue(MOST + 1);
  }

  @Test
  void saysSoWhenANameOrFurtherFieldsAreCut() {
    Map<String, String> many = new LinkedHashMap<>();
    many.put("n".repeat(MOST + 1), "v");
    for (int i = 0; i < 1_001; i++) {
      many.put("field" + i, "12345");
    }

    DeadLetterEntry letter = putAside(many);

    assertThat(letter.original().fields()).hasSize(1_000);
    assertThat(letter.original().fields().get(0).name()).hasSize(MOST);
    // The long name, and the two fields that are left out.
    assertThat(letter.why().truncated())
        .hasValue(MOST + 1 + "field99912345".length() + "field100012345".length());
  }

  private static DeadLetterEntry putAside(Map<String, String> entry) {
    RedisWorld world = new RedisWorld();
    putAside(world, entry);
    return only(world);
  }

  private static String putAside(RedisWorld world, Map<String, String> entry) {
    FencingToken fence = world.reader();
    String id = world.server.commands().xadd(world.keys.intentsName, entry);
    world.readNew(1);
    List<Violation> violations =
        List.of(
            new Violation("symbol", ViolationCode.MISSING, "", "symbol is required"),
            new Violation("reason", ViolationCode.PATTERN, "\u001b[31m\"", "it is \"quoted\""));
    world
        .ledger()
        .close(
            fence,
            List.of(
                new Dismissal.PutAside(
                    EntryId.parse(id),
                    OutcomeCode.INVALID,
                    DeadLetter.invalid(violations, PUBLISHER))));
    return id;
  }

  private static DeadLetterEntry only(RedisWorld world) {
    List<DeadLetterEntry> all =
        world.shelf().page(EntryId.ZERO, world.shelf().newest().orElseThrow(), 10);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static Map<String, String> wire(RedisWorld world) {
    return world
        .server
        .commands()
        .xrange(world.keys.deadLettersName, Range.unbounded())
        .get(0)
        .getBody();
  }

  private static String body(DeadLetterEntry letter) {
    return new String(letter.original().body(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
