package io.quantum.pipeline.application.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.application.fake.InMemoryEventDecoder;
import io.quantum.pipeline.application.fake.InMemoryEventOutbox;
import io.quantum.pipeline.application.fake.InMemoryIntentCodec;
import io.quantum.pipeline.application.fake.InMemoryIntentOutbox;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.publish.port.in.ContractBreach;
import io.quantum.pipeline.application.publish.port.in.PublishRefused;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.stream.ContractStreams;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.domain.stream.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class PublishEventServiceTest {
  private static final StreamName INTENTS = new StreamName("quantum:stream:trade.intent");
  private static final StreamName RESULTS = new StreamName("quantum:stream:execution.result");
  private static final StreamName MIRROR = new StreamName("old:results");
  private static final StreamName SIGNALS = new StreamName("quantum:stream:trade.signal.v5");

  private final InMemoryIntentCodec codec = new InMemoryIntentCodec();
  private final InMemoryEventDecoder decoder = new InMemoryEventDecoder();
  private final InMemoryEventOutbox outbox = new InMemoryEventOutbox(2);
  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);
  private final PublishEventService service =
      new PublishEventService(
          new ContractStreams(INTENTS, Set.of(RESULTS, MIRROR)),
          new PublishTradeIntentService(
              contract,
              codec,
              codec,
              new InMemoryIntentOutbox(
                  new InMemoryStore(new MutableClock(Instant.parse("2026-01-21T00:03:11Z"))), 2),
              () -> 0),
          contract,
          decoder,
          outbox);

  @Test
  void judgesATradeIntentEvenIfItIsToldNotTo() {
    byte[] broken =
        codec.payload(
            Intents.validFields().set(IntentField.SYMBOL, new FieldValue.Text("btc")).build());

    assertThat(findings(() -> service.publish(INTENTS, "trade.intent", broken, "desk", false)))
        .containsExactly("symbol PATTERN");
  }

  @Test
  void takesNoOtherEventOnTheIntentStream() {
    byte[] broken =
        codec.payload(Intents.validFields().set(IntentField.SYMBOL, FieldValue.ABSENT).build());

    assertThat(findings(() -> service.publish(INTENTS, "trade.signal", broken, "desk", false)))
        .containsExactly("entry.event_type WRONG_EVENT_TYPE", "symbol MISSING");
  }

  @Test
  void answersARepeatedIntentWithItsFirstId() {
    byte[] payload = codec.encode(Intents.buy("BTCUSDT").build());

    EntryId first = service.publish(INTENTS, "trade.intent", payload, "desk", true);

    assertThat(service.publish(INTENTS, "trade.intent", payload, "desk", true)).isEqualTo(first);
  }

  @Test
  void saysWhenAnotherIntentHasTheIdentityOrTheBacklogIsFull() {
    service.publish(INTENTS, "trade.intent", intent("i-1", "10"), "desk", true);
    service.publish(INTENTS, "trade.intent", intent("i-2", "10"), "desk", true);

    assertThat(reason(() -> publish(intent("i-1", "11"))))
        .isEqualTo(PublishRefused.Reason.CONFLICT);
    assertThat(reason(() -> publish(intent("i-3", "10"))))
        .isEqualTo(PublishRefused.Reason.BACKLOG_FULL);
  }

  @Test
  void judgesResultsAndTheirMirrorInAnyCase() {
    byte[] empty = decoder.payload(List.of());

    assertThat(findings(() -> service.publish(RESULTS, "execution.result", empty, "x", false)))
        .hasSize(10);
    assertThat(findings(() -> service.publish(MIRROR, "other", empty, "x", false))).hasSize(11);
    assertThat(outbox.written()).isEmpty();
  }

  @Test
  void wantsAnObjectElsewhereUnlessToldNotTo() {
    byte[] text = "plain text".getBytes(StandardCharsets.UTF_8);

    assertThat(findings(() -> service.publish(SIGNALS, "trade signal", text, "", true)))
        .containsExactly(
            "entry.source MISSING", "entry.event_type PATTERN", "payload MALFORMED_JSON");
    service.publish(SIGNALS, "trade.signal", text, "desk", false);
    assertThat(outbox.written()).hasSize(1);
  }

  @Test
  void saysWhenAnEventStreamIsFull() {
    byte[] payload = decoder.payload(List.of());
    service.publish(SIGNALS, "trade.signal", payload, "desk", true);
    service.publish(SIGNALS, "trade.signal", payload, "desk", true);

    assertThat(reason(() -> service.publish(SIGNALS, "trade.signal", payload, "desk", true)))
        .isEqualTo(PublishRefused.Reason.BACKLOG_FULL);
  }

  private void publish(byte[] payload) {
    service.publish(INTENTS, "trade.intent", payload, "desk", true);
  }

  private byte[] intent(String id, String worth) {
    return codec.encode(Intents.buy("BTCUSDT").withId(id).worth(worth).build());
  }

  private static List<String> findings(ThrowingCallable publishing) {
    ContractBreach breach =
        org.assertj.core.api.Assertions.catchThrowableOfType(ContractBreach.class, publishing);
    return breach.violations().stream().map(v -> v.field() + " " + v.code()).toList();
  }

  private static PublishRefused.Reason reason(ThrowingCallable publishing) {
    assertThatThrownBy(publishing).isInstanceOf(PublishRefused.class);
    return org.assertj.core.api.Assertions.catchThrowableOfType(PublishRefused.class, publishing)
        .reason();
  }
}
