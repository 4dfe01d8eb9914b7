package io.quantum.pipeline.application.publish.port.out;

import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.intent.PublisherId;
import java.util.Objects;

/**
 * A validated intent on its way out.
 *
 * <p><b>Threads</b>: immutable by convention: nobody writes to the payload.
 *
 * @param identity which intent and what it says
 * @param source the entry field {@code source}
 * @param payload the JSON text, UTF-8
 */
public record OutgoingIntent(IntentIdentity identity, PublisherId source, byte[] payload) {
  /** Refuses missing parts. */
  public OutgoingIntent {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(payload, "payload");
  }
}
