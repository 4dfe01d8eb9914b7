package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.XTrimArgs;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** trace on a real Redis, behind the real decisions. */
final class TraceCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String GROUP = "quantum:group:execution:trade.intent";

  private RedisUnderTest redis;
  private OpsUnderTest ops;

  @BeforeEach
  void emptyServer() {
    redis = RedisUnderTest.shared();
    ops = OpsUnderTest.at(redis);
  }

  @Test
  void findsAnOrderByWhateverNameItIsAskedFor() throws IOException {
    String entry = publish(fresh("i-1"));
    settle(1);

    Ran byEntry = ops.run("trace", entry);
    JsonNode byIntent = json("trace", "i-1", "--source", "desk", "--json");
    String order = byIntent.get("client_order_id").asText();

    assertThat(byEntry.status()).isZero();
    assertThat(byEntry.out())
        .contains("entry %s  order %s".formatted(entry, order), "standing: ended")
        .containsPattern("made by its producer: BUY BTCUSDT")
        .containsPattern("published \\(%s\\): by desk".formatted(entry))
        .containsPattern("order written down: BUY BTCUSDT")
        .containsPattern("result \\(\\d+-\\d+\\): filled");
    assertThat(byEntry.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(stages(byIntent)).containsSubsequence("made", "published", "claimed", "result");
    assertThat(json("trace", order, "--json")).isEqualTo(byIntent);
  }

  @Test
  void saysWhenTheVenueHadTheOrder() throws IOException {
    String entry = publish(fresh("i-1"));
    settle(1);
    String order = json("trace", entry, "--json").get("client_order_id").asText();
    String arrival =
        redis
            .commands()
            .xadd(
                "quantum:stream:paper.orders",
                Map.of(
                    "client_order_id", order, "reduce_only", "false", "intent_stream_id", entry));

    assertThat(ops.run("trace", order).out()).contains("at the venue (%s)".formatted(arrival));
  }

  @Test
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void saysWhoHasAnEntryThatIsPending() {
    String entry = publish(fresh("i-1"));
    redis.commands().xgroupCreate(StreamOffset.from(INTENTS, "0"), GROUP);
    redis
        .commands()
        .xreadgroup(Consumer.from(GROUP, "worker-1"), StreamOffset.lastConsumed(INTENTS));
    redis.commands().xdel(INTENTS, entry);

    Ran pending = ops.run("trace", entry);

    assertThat(pending.status()).isZero();
    assertThat(pending.out())
        .contains("standing: pending, delivered and not decided")
        .contains("delivered: to worker-1, its body is gone");
  }

  @Test
  void saysWhyAnEntryWasClosedOrPutAside() {
    String old = publish(payload("i-old", Instant.parse("2026-01-21T00:03:10Z")));
    String broken = redis.commands().xadd(INTENTS, Map.of("payload", "{}", "source", "desk"));
    settle(2);

    assertThat(ops.run("trace", old).out()).contains("closed without an order", "expired, TOO_OLD");
    assertThat(ops.run("trace", broken).out())
        .contains("put aside as a dead letter", ": invalid, ")
        .contains("order unknown (no valid body is there)");
  }

  @Test
  void tellsWhatWaitsFromWhatIsUnknown() throws IOException {
    String entry = publish(fresh("i-1"));

    JsonNode waiting = json("trace", entry, "--json");
    Ran nobody = ops.run("trace", "i-2", "--source", "desk");

    assertThat(waiting.get("standing").asText()).isEqualTo("waiting");
    assertThat(nobody.status()).isEqualTo(2);
    assertThat(nobody.out()).contains("no such intent");
    assertThat(json("trace", "i-2", "--source", "desk", "--json").get("found").asBoolean())
        .isFalse();
  }

  @Test
  void pointsToTheEntryThatWasOrderedInPlaceOfADuplicate() {
    String first = publish(fresh("i-1"));
    String copy =
        redis
            .commands()
            .xadd(INTENTS, redis.commands().xrange(INTENTS, Range.unbounded()).get(0).getBody());
    settle(2);

    assertThat(ops.run("trace", copy).out())
        .contains("ordered for another entry (%s)".formatted(first), "duplicate, SAME");
  }

  @Test
  void findsWithoutAnyRecordWhatIsStillInTheStreams() throws IOException {
    String entry = publish(fresh("i-1"));
    settle(1);
    redis.commands().keys("quantum:exec:order:*").forEach(key -> redis.commands().del(key));
    redis.commands().keys("quantum:pub:*").forEach(key -> redis.commands().del(key));

    JsonNode trail = json("trace", "i-1", "--source", "desk", "--json");

    assertThat(trail.get("entry").asText()).isEqualTo(entry);
    assertThat(stages(trail)).contains("published", "result");
  }

  @Test
  void namesWhatIsNotThereAnyMore() throws IOException {
    String entry = publish(fresh("i-1"));
    publish(fresh("i-2"));
    settle(2);
    redis.commands().xtrim(INTENTS, XTrimArgs.Builder.maxlen(0).exactTrimming());

    JsonNode known = json("trace", "i-1", "--source", "desk", "--json");
    Ran unknown = ops.run("trace", "i-3", "--source", "desk");

    assertThat(known.get("entry").asText()).isEqualTo(entry);
    assertThat(known.get("standing").asText()).isEqualTo("ended");
    assertThat(known.get("gone").get(0).get("stream").asText()).isEqualTo("intents");
    assertThat(unknown.status()).isEqualTo(3);
    assertThat(unknown.out())
        .contains("not found; what is gone may have told of it")
        .contains("no longer there: intents before ");
  }

  @Test
  void saysThatADeliveredEntryHasNoOutcome() {
    String entry = publish(fresh("i-1"));
    settle(1);
    for (String records : new String[] {"quantum:exec:order:*", "quantum:stream:execution.*"}) {
      redis.commands().keys(records).forEach(key -> redis.commands().del(key));
    }

    Ran lost = ops.run("trace", entry);

    assertThat(lost.status()).isEqualTo(2);
    assertThat(lost.out()).contains("delivered, not pending, and no outcome is found");
  }

  @Test
  void needsAnIdThatCanBeOne() {
    Ran wrong = ops.run("trace", "my-1");

    assertThat(wrong.status()).isEqualTo(64);
    assertThat(wrong.err()).contains("an intent_id needs --source");
    assertThat(ops.run("trace").status()).isEqualTo(64);
    redis.commands().set(INTENTS, "planted");
    assertThat(ops.run("trace", "1-0").status()).isEqualTo(3);
  }

  private void settle(long entries) {
    try (ExecutorUnderTest executor = new ExecutorUnderTest(redis)) {
      executor.settle(entries);
    }
  }

  private String publish(String payload) {
    Ran ran = ops.reading(payload + "\n").run("publish", "--source", "desk");
    return ran.out().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
  }

  private JsonNode json(String... arguments) throws IOException {
    return JSON.readTree(ops.run(arguments).out());
  }

  private static List<String> stages(JsonNode trail) {
    return trail.get("milestones").findValuesAsText("stage");
  }

  private String fresh(String id) {
    return payload(id, Instant.ofEpochSecond(Long.parseLong(redis.commands().time().get(0)) - 1));
  }

  private static String payload(String id, Instant made) {
    return ("{\"symbol\": \"BTCUSDT\", \"action\": \"BUY\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"intent_id\": \"%s\","
            + " \"timestamp\": \"%s\"}")
        .formatted(id, made);
  }
}
