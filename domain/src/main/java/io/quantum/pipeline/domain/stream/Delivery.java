package io.quantum.pipeline.domain.stream;

import io.quantum.pipeline.domain.intent.PublisherId;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of the intent stream as it was delivered, before anything is believed about it.
 *
 * <p><b>Shape</b>: the payload is the raw bytes of the field {@code payload}; absent fields are
 * empty, never null. A body that no longer exists is not a delivery but a lost entry.
 * <b>Threads</b>: immutable by convention: the byte array is handed over, not copied, and nobody
 * writes to it. <b>Source</b>: spec part 1, "Stream entry".
 */
public final class Delivery {
  private final EntryId id;
  private final String eventType;
  private final byte[] payload;
  private final PublisherId source;

  /**
   * Makes a delivery.
   *
   * @param id the entry's id
   * @param eventType the field {@code event_type}, if there was one
   * @param payload the bytes of the field {@code payload}, if there was one
   * @param source the publisher as read, {@link PublisherId#UNKNOWN} if it named none
   */
  public Delivery(
      EntryId id, Optional<String> eventType, Optional<byte[]> payload, PublisherId source) {
    this.id = Objects.requireNonNull(id, "id");
    this.eventType = eventType.orElse(null);
    this.payload = payload.orElse(null);
    this.source = Objects.requireNonNull(source, "source");
  }

  /** The entry's id. */
  public EntryId id() {
    return id;
  }

  /** The field {@code event_type}, if there was one. */
  public Optional<String> eventType() {
    return Optional.ofNullable(eventType);
  }

  /** The raw payload, if the entry had the field. */
  public Optional<byte[]> payload() {
    return Optional.ofNullable(payload);
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
