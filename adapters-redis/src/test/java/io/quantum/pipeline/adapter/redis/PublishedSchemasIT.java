package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.DismissAnswer;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.CorpusCase;
import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.ResultReason;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands on the streams after the scripts have written it is what the schemas promise. */
final class PublishedSchemasIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final int CUT = 16_384;

  private final RedisWorld world = new RedisWorld();
  private final FencingToken fence = world.reader();
  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);
  private final JacksonIntentCodec codec = new JacksonIntentCodec();

  @Test
  void resultsOnTheStreamKeepToTheirSchemas() {
    finalised(Intents.buy("BTCUSDT").withId("i-1"), Orders.filled());
    finalised(Intents.sell("ETHUSDT"), new OrderEnding.Working("V-3"));
    finalised(Intents.close("SOLUSDT"), new OrderEnding.Refused(ResultReason.NO_POSITION));
    finalised(Intents.close("XRPUSDT"), new OrderEnding.NotSent());

    List<Map<String, String>> results = entries(world.keys.resultsName);
    assertThat(results)
        .hasSize(4)
        .allSatisfy(
            result -> {
              assertThat(PublishedSchema.RESULT_ENTRY.refusals(result)).isEmpty();
              assertThat(PublishedSchema.RESULT.refusals(result.get("payload"))).isEmpty();
            });
  }

  @Test
  void lettersOfTheWholeBadCorpusKeepToTheirSchemas() throws IOException {
    List<CorpusCase> bad =
        CorpusCase.all().stream().filter(row -> !row.reader().isEmpty()).toList();
    for (CorpusCase row : bad) {
      entry("event_type", "trade.intent", "payload", row.payload(), "source", "corpus");
    }

    List<Map<String, String>> letters = closedAsInvalid();

    assertThat(letters).hasSameSizeAs(bad).hasSizeGreaterThan(150);
    for (Map<String, String> letter : letters) {
      assertKeptToTheSchemas(letter);
      assertThat(letter).containsEntry("dlq_source", "corpus").containsEntry("dlq_attempts", "1");
    }
  }

  @Test
  void lettersOfOddEntriesKeepToTheirSchemas() throws IOException {
    entry("event_type", "trade.signal", "data", "{}");
    entry("symbol", "BTCUSDT", "dlq_code", "MINE", "dlq_own", "forged");
    entry("event_type", "trade.intent", "payload", "x".repeat(CUT + 1), "source", "\u0007");

    List<Map<String, String>> letters = closedAsInvalid();

    assertThat(letters).hasSize(3);
    for (Map<String, String> letter : letters) {
      assertKeptToTheSchemas(letter);
    }
    assertThat(letters.get(1)).doesNotContainKey("dlq_own").doesNotContainEntry("dlq_code", "MINE");
    assertThat(letters.get(2))
        .containsEntry("dlq_truncated", Integer.toString(CUT + 1))
        .containsEntry("dlq_source", "unknown")
        .hasEntrySatisfying("payload", cut -> assertThat(cut).hasSize(CUT));
  }

  @Test
  void lettersThatAreNoBreachOfTheContractKeepToTheirSchemas() throws IOException {
    Order poison = world.delivered(Intents.buy("BTCUSDT"));
    Order late = world.delivered(Intents.close("BTCUSDT"));
    world
        .ledger()
        .close(
            fence,
            List.of(
                new Dismissal.PutAside(
                    poison.entryId(),
                    OutcomeCode.INVALID,
                    DeadLetter.poison(PipelineWorld.PUBLISHER, 6)),
                new Dismissal.PutAside(
                    late.entryId(),
                    OutcomeCode.EXPIRED,
                    DeadLetter.expiredClose(
                        Duration.ofHours(2), Duration.ofHours(1), PipelineWorld.PUBLISHER))));

    List<Map<String, String>> letters = letters();

    assertThat(letters)
        .extracting(letter -> letter.get("dlq_code"))
        .containsExactly("POISON", "EXPIRED_CLOSE");
    for (Map<String, String> letter : letters) {
      assertKeptToTheSchemas(letter);
    }
  }

  @Test
  void otherLettersAreRefused() throws IOException {
    entry("event_type", "trade.intent", "data", "{}");
    Map<String, String> letter = closedAsInvalid().get(0);

    assertThat(refused(letter, "dlq_code", "OTHER")).isTrue();
    assertThat(refused(letter, "dlq_entry_id", "1768952590982")).isTrue();
    assertThat(refused(letter, "dlq_attempts", "0")).isTrue();
    assertThat(refused(letter, "dlq_timestamp", "2026-01-21T00:03:11")).isTrue();
    assertThat(refused(letter, "dlq_truncated", "many")).isTrue();
    assertThat(refused(letter, "dlq_source", "a\nb")).isTrue();
    assertThat(refused(letter, "dlq_own", "forged")).isTrue();
    for (String field :
        PublishedSchema.LETTER_ENTRY
            .text()
            .findValue("required")
            .toString()
            .replaceAll("[\\[\\]\"]", "")
            .split(",")) {
      Map<String, String> without = new LinkedHashMap<>(letter);
      without.remove(field);
      assertThat(PublishedSchema.LETTER_ENTRY.refusals(without)).as(field).isNotEmpty();
    }
    String violations = letter.get("dlq_violations");
    assertThat(PublishedSchema.LETTER_VIOLATIONS.refusals(violations)).isEmpty();
    assertThat(violationsRefused("[]")).isTrue();
    assertThat(violationsRefused("{}")).isTrue();
    assertThat(violationsRefused(violations.replace("\"field\"", "\"feld\""))).isTrue();
    assertThat(violationsRefused(violations.replace("MISSING_PAYLOAD", "MISSED"))).isTrue();
    assertThat(violationsRefused(violations.replace("\"value\":\"\"", "\"value\":null"))).isTrue();
    assertThat(violationsRefused(violations.replace("}", ",\"x\":1}"))).isTrue();
  }

  private static boolean refused(Map<String, String> letter, String field, String value) {
    Map<String, String> changed = new LinkedHashMap<>(letter);
    changed.put(field, value);
    assertThat(changed).isNotEqualTo(letter);
    return !PublishedSchema.LETTER_ENTRY.refusals(changed).isEmpty();
  }

  private static boolean violationsRefused(String json) {
    return !PublishedSchema.LETTER_VIOLATIONS.refusals(json).isEmpty();
  }

  private static void assertKeptToTheSchemas(Map<String, String> letter) throws IOException {
    String violations = letter.get("dlq_violations");

    assertThat(PublishedSchema.LETTER_ENTRY.refusals(letter)).as(letter.toString()).isEmpty();
    assertThat(PublishedSchema.LETTER_VIOLATIONS.refusals(violations)).as(violations).isEmpty();
    assertThat(PublishedSchema.JSON.readTree(violations).get(0).get("code").asText())
        .isEqualTo(letter.get("dlq_code"));
  }

  private void finalised(Intents intent, OrderEnding ending) {
    Order order = world.delivered(intent);
    ClaimedOrder claimed =
        world
            .ledger()
            .claim(fence, List.of(new ClaimRequest(order, "token-" + intent.build().symbol())))
            .fold(decided -> decided.decisions().get(0), fenced -> PipelineWorld.fail("fenced"))
            .fold(
                yes -> new ClaimedOrder(order, yes.claim()),
                closed -> PipelineWorld.fail("closed: " + closed),
                waiting -> PipelineWorld.fail("waiting: " + waiting),
                elsewhere -> PipelineWorld.fail("elsewhere"));
    world
        .ledger()
        .finalise(
            claimed,
            new ExecutionResult(order, ending, claimed.claim().claimedAt(), PipelineWorld.ME));
  }

  // What the service does with an entry that breaks the contract.
  private List<Map<String, String>> closedAsInvalid() {
    List<Dismissal> dismissals = new ArrayList<>();
    for (Delivery delivery : world.readNew(1_000)) {
      long unkept = delivery.unkeptPayload().orElse(0);
      List<Violation> violations = delivery.size().less(unkept).judge();
      if (violations.isEmpty()) {
        violations = contract.judgeEntry(delivery.eventType(), delivery.place());
      }
      if (violations.isEmpty() && unkept > 0) {
        violations = List.of(EntrySize.payloadTooLong(unkept));
      }
      if (violations.isEmpty()) {
        violations =
            contract
                .judge(codec.decode(delivery.payload().orElseThrow()), ContractProfile.READER, NOW)
                .fold(accepted -> List.of(), refused -> refused.violations());
      }
      dismissals.add(
          new Dismissal.PutAside(
              delivery.id(),
              OutcomeCode.INVALID,
              DeadLetter.invalid(violations, delivery.source())));
    }
    assertThat(world.ledger().close(fence, dismissals))
        .isEqualTo(new DismissAnswer.Done(dismissals.size(), List.of()));
    return letters();
  }

  private List<Map<String, String>> letters() {
    return entries("quantum:stream:trade.intent.dlq");
  }

  private List<Map<String, String>> entries(String stream) {
    return world.server.commands().xrange(stream, Range.unbounded()).stream()
        .map(StreamMessage::getBody)
        .toList();
  }

  private void entry(Object... fieldsAndValues) {
    Map<byte[], byte[]> body = new LinkedHashMap<>();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      body.put(bytes(fieldsAndValues[i]), bytes(fieldsAndValues[i + 1]));
    }
    world.connections.command("write an entry", redis -> redis.xadd(world.keys.intents, body));
  }

  private static byte[] bytes(Object value) {
    return value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
  }
}
