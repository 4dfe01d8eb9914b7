package io.quantum.pipeline.domain.stream;

import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.intent.PublisherId;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One entry of the intent stream as it was delivered, before anything is believed about it.
 *
 * <p><b>Shape</b>: the payload is the raw bytes of the field {@code payload}; absent fields are
 * empty, never null. A body that no longer exists is not a delivery but a lost entry.
 * <b>Threads</b>: immutable by convention: the byte array is handed over, not copied, and nobody
 * writes to it. <b>Source</b>: docs/reference/contract.md#stream-entry.
 */
public final class Delivery {
  private final EntryId id;
  private final String eventType;
  private final byte[] payload;
  private final PayloadPlace place;
  private final PublisherId source;
  private final long unkept;
  private final EntrySize size;

  private Delivery(
      EntryId id,
      Optional<String> eventType,
      byte[] payload,
      PayloadPlace place,
      PublisherId source,
      long unkept,
      EntrySize size) {
    this.id = Objects.requireNonNull(id, "id");
    this.eventType = eventType.orElse(null);
    this.payload = payload;
    this.place = Objects.requireNonNull(place, "place");
    this.source = Objects.requireNonNull(source, "source");
    this.unkept = unkept;
    this.size = Objects.requireNonNull(size, "size");
  }

  /**
   * An entry with a payload.
   *
   * @param id the entry's id
   * @param eventType the field {@code event_type}, if there was one
   * @param payload the bytes of the field {@code payload}
   * @param source the publisher as read, {@link PublisherId#UNKNOWN} if it named none
   */
  public static Delivery of(
      EntryId id, Optional<String> eventType, byte[] payload, PublisherId source) {
    Objects.requireNonNull(payload, "payload");
    return new Delivery(id, eventType, payload, PayloadPlace.PAYLOAD, source, 0, EntrySize.SMALL);
  }

  /**
   * An entry whose payload is longer than any that can be valid: of it only the length was kept.
   *
   * @param id the entry's id
   * @param eventType the field {@code event_type}, if there was one
   * @param bytes length of the field {@code payload}
   * @param source the publisher as read
   */
  public static Delivery withLongPayload(
      EntryId id, Optional<String> eventType, long bytes, PublisherId source) {
    return new Delivery(id, eventType, null, PayloadPlace.PAYLOAD, source, bytes, EntrySize.SMALL);
  }

  /** An entry without the field {@code payload}; where the intent stands instead, if anywhere. */
  public static Delivery withoutPayload(
      EntryId id, Optional<String> eventType, PayloadPlace instead, PublisherId source) {
    if (instead == PayloadPlace.PAYLOAD) {
      throw new IllegalArgumentException("an entry without a payload has it elsewhere or nowhere");
    }
    return new Delivery(id, eventType, null, instead, source, 0, EntrySize.SMALL);
  }

  /** The same entry, which is of this size. */
  public Delivery ofSize(EntrySize other) {
    return new Delivery(id, eventType(), payload, place, source, unkept, other);
  }

  /** The entry's id. */
  public EntryId id() {
    return id;
  }

  /** The field {@code event_type}, if there was one. */
  public Optional<String> eventType() {
    return Optional.ofNullable(eventType);
  }

  /** The raw payload, if the entry had the field and not too long a one. */
  public Optional<byte[]> payload() {
    return Optional.ofNullable(payload);
  }

  /** Bytes of the payload that are kept here. */
  public int keptBytes() {
    return payload == null ? 0 : payload.length;
  }

  /** The length of a payload that was too long to be kept. */
  public OptionalLong unkeptPayload() {
    return unkept > 0 ? OptionalLong.of(unkept) : OptionalLong.empty();
  }

  /** How large the entry is; {@link EntrySize#SMALL} unless that matters. */
  public EntrySize size() {
    return size;
  }

  /** Where the intent stands. */
  public PayloadPlace place() {
    return place;
  }

  /** Who published it, as far as it said. */
  public PublisherId source() {
    return source;
  }

  @Override
  public String toString() {
    return "Delivery[" + id + " from " + source.text() + "]";
  }
}
