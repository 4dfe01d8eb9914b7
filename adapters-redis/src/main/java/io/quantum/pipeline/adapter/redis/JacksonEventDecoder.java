package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quantum.pipeline.application.contract.port.out.EventDecoder;
import io.quantum.pipeline.domain.contract.DecodedEvent;
import io.quantum.pipeline.domain.contract.FieldValue;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads events by the reader of intents, then collects their keys. Thread-safe. */
final class JacksonEventDecoder implements EventDecoder {

  @Inject
  JacksonEventDecoder() {}

  @Override
  public DecodedEvent decode(byte[] payload) {
    return PayloadReader.read(payload)
        .fold(
            fields -> members(payload), broken -> new DecodedEvent.Malformed(broken.violations()));
  }

  private static DecodedEvent members(byte[] payload) {
    List<DecodedEvent.Member> members = new ArrayList<>();
    try (JsonParser in = PayloadReader.parser(payload)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        members.add(new DecodedEvent.Member(name, value(in)));
        in.skipChildren();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("it was read before", impossible);
    }
    return new DecodedEvent.Members(members);
  }

  private static FieldValue value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> new FieldValue.Text(in.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FieldValue.Numeral(in.getText());
      case VALUE_TRUE -> new FieldValue.Bool(true);
      case VALUE_FALSE -> new FieldValue.Bool(false);
      case VALUE_NULL -> FieldValue.NULL;
      case START_OBJECT -> new FieldValue.Nested(true);
      default -> new FieldValue.Nested(false);
    };
  }
}
