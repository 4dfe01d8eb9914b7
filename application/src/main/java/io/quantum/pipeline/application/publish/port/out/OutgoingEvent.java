package io.quantum.pipeline.application.publish.port.out;

import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.StreamName;
import java.util.Objects;

/**
 * An event on its way out.
 *
 * <p><b>Threads</b>: immutable by convention: nobody writes to the payload.
 *
 * @param stream where to
 * @param eventType the entry field {@code event_type}
 * @param payload UTF-8
 * @param source the entry field {@code source}
 */
public record OutgoingEvent(
    StreamName stream, String eventType, byte[] payload, PublisherId source) {
  /** Refuses missing parts. */
  public OutgoingEvent {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(source, "source");
  }
}
