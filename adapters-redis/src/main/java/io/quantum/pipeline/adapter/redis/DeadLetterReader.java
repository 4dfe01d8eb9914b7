package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one dead letter. What it says of itself is believed as far as it can be read: the stream
 * may hold letters that somebody else wrote.
 */
final class DeadLetterReader {
  private static final JsonFactory JSON = new JsonFactory();

  /** What a flat entry has for itself; everything else in it belongs to the intent. */
  private static final Set<String> OF_THE_ENTRY = Set.of(WireFields.EVENT_TYPE, WireFields.SOURCE);

  private final Delivery entry;
  private final List<DeadLetterEntry.Field> fields = new ArrayList<>();
  private final Map<String, byte[]> original = new LinkedHashMap<>();
  private final Map<String, String> ours = new LinkedHashMap<>();

  private DeadLetterReader(StreamMessage<byte[], byte[]> message) {
    this.entry = DeliveryFields.delivery(message);
    message
        .getBody()
        .forEach(
            (key, value) -> {
              String name = DeliveryFields.text(ByteBuffer.wrap(key));
              String text = text(ByteBuffer.wrap(value));
              if (name.startsWith(WireFields.LETTER)) {
                ours.put(name, text);
              } else {
                original.put(name, value);
                fields.add(new DeadLetterEntry.Field(name, text));
              }
            });
  }

  static DeadLetterEntry read(StreamMessage<byte[], byte[]> message) {
    return new DeadLetterReader(message).letter();
  }

  private DeadLetterEntry letter() {
    return new DeadLetterEntry(
        entry.id(),
        new DeadLetterEntry.Why(
            ours.getOrDefault(WireFields.LETTER_CODE, ""),
            remarks(ours.getOrDefault(WireFields.LETTER_VIOLATIONS, "")),
            readable(WireFields.LETTER_ENTRY_ID, EntryId::parse),
            number(WireFields.LETTER_ATTEMPTS),
            number(WireFields.LETTER_TRUNCATED)),
        new DeadLetterEntry.Original(source(), entry.eventType(), entry.place(), body(), fields));
  }

  private static String text(ByteBuffer value) {
    return LongValue.isMarked(value)
        ? "(%d bytes)".formatted(LongValue.length(value))
        : DeliveryFields.text(value);
  }

  private PublisherId source() {
    return entry.source().equals(PublisherId.UNKNOWN)
        ? PublisherId.asRead(ours.getOrDefault(WireFields.LETTER_SOURCE, ""))
        : entry.source();
  }

  private byte[] body() {
    return switch (entry.place()) {
      case PAYLOAD -> original.get(WireFields.PAYLOAD);
      case DATA -> original.get(WireFields.DATA);
      case FLAT -> flat();
      case NOWHERE -> new byte[0];
    };
  }

  // Bytes that are no text make no JSON: handed on alone, they are refused for what they are.
  private byte[] flat() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      for (Map.Entry<String, byte[]> field : original.entrySet()) {
        if (!OF_THE_ENTRY.contains(field.getKey())) {
          ByteBuffer value = ByteBuffer.wrap(field.getValue());
          try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(value).toString();
            out.writeStringField(field.getKey(), text);
          } catch (CharacterCodingException notUtf8) {
            return field.getValue();
          }
        }
      }
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private OptionalLong number(String field) {
    Optional<Long> number = readable(field, Long::valueOf);
    return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
  }

  private <T> Optional<T> readable(String field, Function<String, T> parser) {
    try {
      return Optional.ofNullable(ours.get(field)).map(parser);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** The list that {@link ResultCodec#violations} writes; none if it is anything else. */
  static List<DeadLetter.Remark> remarks(String json) {
    List<DeadLetter.Remark> remarks = new ArrayList<>();
    try (JsonParser in = JSON.createParser(json)) {
      if (in.nextToken() != JsonToken.START_ARRAY) {
        return List.of();
      }
      while (in.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> parts = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String name = in.currentName();
          if (!in.nextToken().isScalarValue()) {
            return List.of();
          }
          parts.put(name, in.getText());
        }
        remarks.add(
            new DeadLetter.Remark(
                parts.getOrDefault("field", ""),
                parts.getOrDefault("code", ""),
                parts.getOrDefault("value", ""),
                parts.getOrDefault("message", "")));
      }
      return in.currentToken() == JsonToken.END_ARRAY ? remarks : List.of();
    } catch (IOException malformed) {
      return List.of();
    }
  }
}
