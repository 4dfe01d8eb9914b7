package io.quantum.pipeline.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import org.junit.jupiter.api.Test;

/**
 * The vectors of docs/reference/identity.md#vectors, and what does and does not make another
 * intent.
 */
final class IntentIdentityTest {
  private static final PublisherId DEMO = new PublisherId("demo");

  @Test
  void holdsTheVectorOfAnIntentId() {
    assertThat(id(Intents.buy("BTCUSDT").withId("i-1"))).isEqualTo("qo2otatv2n57liprvbkcrynp6");
  }

  @Test
  void holdsTheVectorOfABody() {
    assertThat(id(Intents.buy("BTCUSDT").worth("200.0"))).isEqualTo("q7hst64lgtabafyygukq7ckn2");
  }

  @Test
  void holdsTheVectorOfACloseWithoutASize() {
    assertThat(id(Intents.close("BTCUSDT"))).isEqualTo("qqy3t5kshen56766dktqv4tm4");
  }

  @Test
  void doesNotDependOnHowANumberIsWritten() {
    assertThat(id(Intents.buy("BTCUSDT").worth("2e2")))
        .isEqualTo(id(Intents.buy("BTCUSDT").worth("200.000")));
  }

  @Test
  void tellsPublishersAndTimesApart() {
    Intents intent = Intents.buy("BTCUSDT");

    assertThat(IntentIdentity.of(new PublisherId("other"), intent.build()).clientOrderId())
        .isNotEqualTo(IntentIdentity.of(DEMO, intent.build()).clientOrderId());
    assertThat(id(Intents.buy("BTCUSDT").madeAt(Intents.MADE.plusNanos(1))))
        .isNotEqualTo(id(Intents.buy("BTCUSDT")));
  }

  @Test
  void changesTheBodyHashWithAnyContractField() {
    BodyHash before = hash(Intents.buy("BTCUSDT").withId("i-1"));

    assertThat(hash(Intents.buy("BTCUSDT").withId("i-1").worth("201"))).isNotEqualTo(before);
    assertThat(hash(Intents.buy("BTCUSDT").withId("i-1").at("9"))).isNotEqualTo(before);
    assertThat(hash(Intents.buy("BTCUSDT").withId("i-1").withConfidence("0.8200")))
        .isEqualTo(before);
  }

  private static String id(Intents intent) {
    return IntentIdentity.of(DEMO, intent.build()).clientOrderId().text();
  }

  private static BodyHash hash(Intents intent) {
    return IntentIdentity.of(DEMO, intent.build()).bodyHash();
  }
}
