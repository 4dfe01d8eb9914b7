package io.quantum.pipeline.application.contract.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.contract.DecodedEvent;
import io.quantum.pipeline.domain.contract.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every decoder of events does. */
public interface EventDecoderContract {

  /** A decoder. */
  EventDecoder decoder();

  /** The payload with these members. */
  byte[] payload(List<DecodedEvent.Member> members);

  @Test
  default void readsTheMembersInTheirOrder() {
    List<DecodedEvent.Member> members =
        List.of(
            new DecodedEvent.Member("symbol", new FieldValue.Text("BTCUSDT")),
            new DecodedEvent.Member("fee_usd", new FieldValue.Numeral("0.080")),
            new DecodedEvent.Member("leverage", FieldValue.NULL));

    assertThat(decoder().decode(payload(members))).isEqualTo(new DecodedEvent.Members(members));
  }

  @Test
  default void refusesWhatIsNoPayload() {
    assertThat(decoder().decode("not a payload".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DecodedEvent.Malformed.class);
  }
}
