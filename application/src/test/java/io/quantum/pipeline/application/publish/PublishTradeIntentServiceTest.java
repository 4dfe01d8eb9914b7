package io.quantum.pipeline.application.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.application.fake.InMemoryIntentCodec;
import io.quantum.pipeline.application.fake.InMemoryIntentOutbox;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.publish.port.in.ContractBreach;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PublishTradeIntentServiceTest {
  private final InMemoryStore store =
      new InMemoryStore(new MutableClock(Instant.parse("2026-01-21T00:03:11Z")));
  private final InMemoryIntentCodec codec = new InMemoryIntentCodec();
  private final PublishTradeIntentService service =
      new PublishTradeIntentService(
          new IntentContract(ContractTerms.STANDARD),
          codec,
          codec,
          new InMemoryIntentOutbox(store, 1_000),
          () -> 0);

  @Test
  void publishesAValidIntentOnce() {
    assertThat(service.publish(Intents.buy("BTCUSDT").build(), "desk"))
        .isInstanceOf(PublishOutcome.Published.class);
    assertThat(service.publish(Intents.buy("BTCUSDT").build(), "desk"))
        .isInstanceOf(PublishOutcome.Already.class);
  }

  @Test
  void refusesWithEveryViolationAndWritesNothing() {
    byte[] payload =
        codec.payload(
            Intents.validFields()
                .set(IntentField.SYMBOL, FieldValue.ABSENT)
                .set(IntentField.LEVERAGE, new FieldValue.Numeral("500"))
                .build());

    assertThatThrownBy(() -> service.publish(payload, "two words"))
        .isInstanceOfSatisfying(
            ContractBreach.class,
            breach ->
                assertThat(breach.violations())
                    .extracting(v -> v.field() + " " + v.code())
                    .containsExactly("entry.source PATTERN", "symbol MISSING", "leverage RANGE"));
    assertThat(service.publish(Intents.buy("BTCUSDT").build(), "desk"))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  @Test
  void refusesACloseWithoutASize() {
    assertThatThrownBy(() -> service.publish(Intents.close("BTCUSDT").build(), "desk"))
        .isInstanceOf(ContractBreach.class);
  }

  @Test
  void neverWritesSide() {
    byte[] payload =
        codec.payload(
            Intents.validFields()
                .set(IntentField.ACTION, FieldValue.ABSENT)
                .set(IntentField.SIDE, new FieldValue.Text("LONG"))
                .build());

    PublishOutcome bySide = service.publish(payload, "desk");
    PublishOutcome byAction = service.publish(codec.payload(Intents.validFields().build()), "desk");

    assertThat(bySide).isInstanceOf(PublishOutcome.Published.class);
    assertThat(byAction).isInstanceOf(PublishOutcome.Already.class);
  }
}
