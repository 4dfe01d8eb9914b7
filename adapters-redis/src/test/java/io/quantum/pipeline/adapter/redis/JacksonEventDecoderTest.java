package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.contract.port.out.EventDecoder;
import io.quantum.pipeline.application.contract.port.out.EventDecoderContract;
import io.quantum.pipeline.domain.contract.DecodedEvent;
import io.quantum.pipeline.domain.contract.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class JacksonEventDecoderTest implements EventDecoderContract {
  @Override
  public EventDecoder decoder() {
    return new JacksonEventDecoder();
  }

  @Override
  public byte[] payload(List<DecodedEvent.Member> members) {
    return members.stream()
        .map(
            member ->
                "\"%s\": %s"
                    .formatted(
                        member.name(),
                        member.value() instanceof FieldValue.Text text
                            ? '"' + text.value() + '"'
                            : member.value().shown()))
        .collect(Collectors.joining(", ", "{", "}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void keepsNumbersAsTheyWereWrittenAndDoesNotLookIntoNestedValues() {
    DecodedEvent decoded =
        decoder()
            .decode(
                "{\"a\":1e9999999,\"b\":{\"c\":[1]},\"d\":[{}],\"e\":true}"
                    .getBytes(StandardCharsets.UTF_8));

    assertThat(decoded)
        .isEqualTo(
            new DecodedEvent.Members(
                List.of(
                    new DecodedEvent.Member("a", new FieldValue.Numeral("1e9999999")),
                    new DecodedEvent.Member("b", new FieldValue.Nested(true)),
                    new DecodedEvent.Member("d", new FieldValue.Nested(false)),
                    new DecodedEvent.Member("e", new FieldValue.Bool(true)))));
  }
}
