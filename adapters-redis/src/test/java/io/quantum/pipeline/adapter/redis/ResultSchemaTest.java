package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.execution.Execution;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.ResultReason;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.EntryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the codec writes of a result is what the published schemas allow, and nothing else is. */
final class ResultSchemaTest {
  private static final Instant AT = Instant.parse("2026-01-21T00:03:11.120456Z");

  static Stream<ExecutionResult> results() {
    List<OrderEnding> endings =
        new ArrayList<>(
            List.of(
                Orders.filled(),
                new OrderEnding.Executed(
                    new Execution(
                        "V-2",
                        new BigDecimal("0.000000012"),
                        new BigDecimal("1E+3"),
                        new BigDecimal("-0.05"),
                        BigDecimal.ZERO,
                        false)),
                new OrderEnding.Working("V-3"),
                new OrderEnding.NotSent()));
    Arrays.stream(ResultReason.values()).map(OrderEnding.Refused::new).forEach(endings::add);
    return Stream.of(
            Intents.buy("BTCUSDT").withId("i-1").at("95000.5"),
            Intents.sell("ETHUSDT"),
            Intents.close("SOLUSDT"))
        .flatMap(
            intent ->
                endings.stream()
                    .map(
                        ending ->
                            new ExecutionResult(
                                Orders.of(new EntryId(1_768_952_590_982L, 2), intent.build()),
                                ending,
                                AT,
                                PipelineWorld.ME)));
  }

  @ParameterizedTest
  @MethodSource("results")
  void allowsWhateverTheCodecWrites(ExecutionResult result) {
    assertThat(PublishedSchema.RESULT.refusals(ResultCodec.payload(result))).isEmpty();
    assertThat(PublishedSchema.RESULT_ENTRY.refusals(entry(result))).isEmpty();
  }

  @Test
  void hasSeenEveryStatusAndEveryReason() {
    assertThat(results().map(ExecutionResult::status))
        .contains("filled", "partial", "rejected", "pending_fill");
    assertThat(results().flatMap(result -> result.reason().stream()))
        .contains(ResultReason.values());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "an eleventh key | {'intent_id': 'i-1'}",
        "a misspelt key | {'fee': 0.04}",
        "another status | {'status': 'cancelled'}",
        "the ledger's word for a status | {'status': 'not_sent'}",
        "no status | {'status': null}",
        "a quoted price | {'entry_price': '100'}",
        "a price below 0 | {'entry_price': -1}",
        "no price | {'entry_price': null}",
        "a size below 0 | {'position_size_usd': -0.01}",
        "nothing executed, yet filled | {'position_size_usd': 0}",
        "a price of 0, yet filled | {'entry_price': 0}",
        "executed, yet rejected | {'status': 'rejected', 'order_id': 'REJECTED'}",
        "an order, yet rejected | {'status': 'rejected', 'position_size_usd': 0, 'slippage_pct': 0, 'fee_usd': 0}",
        "a leverage of 0 | {'leverage': 0}",
        "a leverage of 126 | {'leverage': 126}",
        "a quoted leverage | {'leverage': '3'}",
        "side for action | {'action': 'LONG'}",
        "a local time | {'timestamp': '2026-01-21T00:03:11.120'}",
        "another zone | {'timestamp': '2026-01-21T00:03:11.120+00:00'}",
        "a newline behind the time | {'timestamp': '2026-01-21T00:03:11.120Z\\n'}",
        "epoch seconds | {'timestamp': 1768953791}",
        "no order id | {'order_id': ''}",
        "a symbol in small letters | {'symbol': 'btcusdt'}",
        "a newline behind the symbol | {'symbol': 'BTCUSDT\\n'}",
        "a slippage that is no number | {'slippage_pct': 'NaN'}",
        "a fee that is no number | {'fee_usd': null}"
      })
  void refusesOtherPayloads(String what, String changes) {
    ObjectNode payload = filled();
    payload.setAll((ObjectNode) json(changes.replace('\'', '"')));

    assertThat(PublishedSchema.RESULT.refusals(filled())).isEmpty();
    assertThat(PublishedSchema.RESULT.refusals(payload)).as(what).isNotEmpty();
  }

  @Test
  void refusesAPayloadWithoutAnyOfTheTenKeys() {
    List<String> keys = new ArrayList<>();
    filled().fieldNames().forEachRemaining(keys::add);

    assertThat(keys).hasSize(10);
    for (String key : keys) {
      ObjectNode payload = filled();
      payload.remove(key);
      assertThat(PublishedSchema.RESULT.refusals(payload)).as("without " + key).isNotEmpty();
    }
    assertThat(PublishedSchema.RESULT.refusals("[]")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "event_type, trade.intent",
    "timestamp, 2026-01-21T00:03:11",
    "source, 'two words'",
    "intent_stream_id, 1768952590982",
    "client_order_id, Qo2otatv2n57liprvbkcrynp6",
    "client_order_id, qo2otatv2n57liprvbkcrynp61",
    "consumer, ''",
    "reason, no_price",
    "intent_id, 'a b'"
  })
  void refusesOtherEntryFields(String field, String value) {
    Map<String, String> entry = entry(results().findFirst().orElseThrow());
    Map<String, String> changed = new LinkedHashMap<>(entry);
    changed.put(field, value);
    Map<String, String> without = new LinkedHashMap<>(entry);
    without.remove("payload");

    assertThat(PublishedSchema.RESULT_ENTRY.refusals(entry)).isEmpty();
    assertThat(PublishedSchema.RESULT_ENTRY.refusals(changed)).isNotEmpty();
    assertThat(PublishedSchema.RESULT_ENTRY.refusals(without)).isNotEmpty();
  }

  @Test
  void namesTheClosedSetsOfTheDomain() {
    JsonNode entry = PublishedSchema.RESULT_ENTRY.text().at("/properties/reason/enum");
    JsonNode status = PublishedSchema.RESULT.text().at("/properties/status/enum");
    List<String> letters =
        new ArrayList<>(Arrays.stream(ViolationCode.values()).map(Enum::name).toList());
    letters.addAll(List.of("POISON", "EXPIRED_CLOSE"));

    assertThat(texts(entry))
        .containsExactlyElementsOf(Arrays.stream(ResultReason.values()).map(Enum::name).toList());
    assertThat(texts(status))
        .containsExactlyElementsOf(
            Arrays.stream(OutcomeCode.values())
                .filter(code -> code.record() == OutcomeCode.Record.RESULT)
                .filter(code -> code != OutcomeCode.NOT_SENT)
                .map(OutcomeCode::wireName)
                .toList());
    assertThat(texts(PublishedSchema.LETTER_ENTRY.text().at("/properties/dlq_code/enum")))
        .containsExactlyElementsOf(letters);
    assertThat(texts(PublishedSchema.LETTER_VIOLATIONS.text().at("/items/properties/code/enum")))
        .containsExactlyElementsOf(letters);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static ObjectNode filled() {
    return (ObjectNode) json(ResultCodec.payload(results().findFirst().orElseThrow()));
  }

  private static Map<String, String> entry(ExecutionResult result) {
    Arguments written = new Arguments();
    ResultCodec.addEntry(written, result);
    byte[][] parts = written.toArray();
    Map<String, String> entry = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      entry.put(utf8(parts[i]), utf8(parts[i + 1]));
    }
    return entry;
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    try {
      return PublishedSchema.JSON.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(text, malformed);
    }
  }
}
