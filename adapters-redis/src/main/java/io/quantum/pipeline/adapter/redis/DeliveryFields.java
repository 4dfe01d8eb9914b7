package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Collects the fields of one entry of the intent stream after another; of a field given twice the
 * last counts. What the contract does not look at is not copied.
 *
 * <p><b>Threads</b>: not safe; one per reply. <b>Source</b>:
 * docs/reference/contract.md#stream-entry.
 */
final class DeliveryFields {
  private static final Optional<String> OUR_TYPE = Optional.of(WireFields.TRADE_INTENT);
  private static final ByteBuffer OUR_TYPE_BYTES = bytes(WireFields.TRADE_INTENT);

  private enum Field {
    EVENT_TYPE(WireFields.EVENT_TYPE),
    PAYLOAD(WireFields.PAYLOAD),
    SOURCE(WireFields.SOURCE),
    DATA(WireFields.DATA),
    SYMBOL(IntentField.SYMBOL.wireName()),
    OTHER("");

    private static final Field[] ALL = values();

    private final ByteBuffer name;
    private final int length;

    Field(String name) {
      this.name = bytes(name);
      this.length = this.name.remaining();
    }

    static Field named(ByteBuffer name) {
      int length = name.remaining();
      for (Field field : ALL) {
        if (field.length == length && field.name.equals(name)) {
          return field;
        }
      }
      return OTHER;
    }
  }

  private Field field = Field.OTHER;
  private Optional<String> eventType = Optional.empty();
  private Optional<byte[]> payload = Optional.empty();
  private long longPayload;
  private PublisherId source = PublisherId.UNKNOWN;
  private PayloadPlace otherwise = PayloadPlace.NOWHERE;

  // Entries come from few publishers, mostly from the one before.
  private ByteBuffer sourceBefore = ByteBuffer.allocate(0);
  private PublisherId publisherBefore = PublisherId.asRead("");

  /** An entry that Lettuce has taken apart: its map keeps repeated fields, they are byte arrays. */
  static Delivery delivery(StreamMessage<byte[], byte[]> message) {
    DeliveryFields fields = new DeliveryFields();
    message
        .getBody()
        .forEach(
            (name, value) -> {
              fields.name(ByteBuffer.wrap(name));
              fields.value(ByteBuffer.wrap(value));
            });
    return fields.delivery(EntryId.parse(message.getId()));
  }

  /** The name of the next field. */
  void name(ByteBuffer name) {
    field = Field.named(name);
  }

  /** What stands in the field just named; the buffer is not kept. */
  void value(ByteBuffer value) {
    switch (field) {
      case EVENT_TYPE ->
          eventType = value.equals(OUR_TYPE_BYTES) ? OUR_TYPE : Optional.of(text(beginning(value)));
      case PAYLOAD -> payload(value);
      case SOURCE -> source = publisher(LongValue.beginning(value));
      case DATA -> otherwise = PayloadPlace.DATA;
      case SYMBOL -> otherwise = otherwise == PayloadPlace.NOWHERE ? PayloadPlace.FLAT : otherwise;
      case OTHER -> {}
    }
  }

  /** The entry that is complete with this; the next one may begin. */
  Delivery delivery(EntryId id) {
    Delivery delivery = collected(id);
    eventType = Optional.empty();
    payload = Optional.empty();
    longPayload = 0;
    source = PublisherId.UNKNOWN;
    otherwise = PayloadPlace.NOWHERE;
    return delivery;
  }

  private Delivery collected(EntryId id) {
    if (longPayload > 0) {
      return Delivery.withLongPayload(id, eventType, longPayload, source);
    }
    return payload.isPresent()
        ? Delivery.of(id, eventType, payload.get(), source)
        : Delivery.withoutPayload(id, eventType, otherwise, source);
  }

  // Of a payload that is too long to be valid only the length counts.
  private void payload(ByteBuffer value) {
    long length = LongValue.length(value);
    boolean tooLong = length > EntrySize.MAX_PAYLOAD_BYTES;
    longPayload = tooLong ? length : 0;
    payload = tooLong ? Optional.empty() : Optional.of(copy(value));
  }

  private static ByteBuffer beginning(ByteBuffer value) {
    ByteBuffer beginning = LongValue.beginning(value);
    return beginning.remaining() <= LongValue.BEGINNING
        ? beginning
        : beginning.duplicate().limit(beginning.position() + LongValue.BEGINNING);
  }

  private PublisherId publisher(ByteBuffer value) {
    if (!value.equals(sourceBefore)) {
      sourceBefore = ByteBuffer.wrap(copy(value));
      publisherBefore = PublisherId.asRead(text(value));
    }
    return publisherBefore;
  }

  /** What is not UTF-8 keeps its ASCII part readable and can match no contract value. */
  static String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException notUtf8) {
      return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    }
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copied = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copied);
    return copied;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(RedisKeys.utf8(text));
  }
}
