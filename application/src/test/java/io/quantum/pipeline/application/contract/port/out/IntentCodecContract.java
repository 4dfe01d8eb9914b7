package io.quantum.pipeline.application.contract.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every codec does: what it writes it can read, and nothing else passes. */
public interface IntentCodecContract {

  /** The port that reads. */
  IntentDecoder decoder();

  /** The port that writes. */
  IntentEncoder encoder();

  @Test
  default void readsBackWhatItWrote() {
    TradeIntent intent = Intents.buy("BTCUSDT").withId("i-1").at("95000.5").build();
    DecodedPayload decoded = decoder().decode(encoder().encode(intent));

    ContractVerdict verdict =
        new IntentContract(ContractTerms.STANDARD)
            .judge(decoded, ContractProfile.PUBLISHER, Intents.MADE);

    TradeIntent read =
        verdict.fold(
            accepted -> accepted.intent(),
            refused -> {
              throw new AssertionError(refused.violations().toString());
            });
    PublisherId source = new PublisherId("test");
    assertThat(IntentIdentity.of(source, read)).isEqualTo(IntentIdentity.of(source, intent));
  }

  @Test
  default void refusesWhatIsNotAPayload() {
    DecodedPayload decoded = decoder().decode("not a payload".getBytes(StandardCharsets.UTF_8));

    assertThat(decoded).isInstanceOf(DecodedPayload.Malformed.class);
  }

  @Test
  default void leavesAPayloadWithoutSideAsItIs() {
    byte[] payload = encoder().encode(Intents.buy("BTCUSDT").build());

    assertThat(encoder().replaceSide(payload, Action.BUY)).isSameAs(payload);
  }

  @Test
  default void writesTheGivenFieldsOverThoseOfAPayload() {
    byte[] payload = encoder().encode(Intents.buy("BTCUSDT").withId("i-1").build());
    PayloadFields wanted =
        Intents.validFields()
            .set(IntentField.SYMBOL, new FieldValue.Text("ETHUSDT"))
            .set(IntentField.CONFIDENCE, new FieldValue.Numeral("0.50"))
            .set(IntentField.REASON, new FieldValue.Text("a \"quoted\" \u2028 text"))
            .build();

    DecodedPayload rewritten = decoder().decode(encoder().rewrite(payload, wanted));

    PayloadFields read =
        rewritten.fold(
            fields -> fields.fields(),
            malformed -> {
              throw new AssertionError(malformed.violations().toString());
            });
    for (IntentField field : IntentField.values()) {
      assertThat(read.get(field)).as(field.wireName()).isEqualTo(wanted.get(field));
    }
  }
}
