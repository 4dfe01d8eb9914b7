package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one stream entry by name; a field given twice counts as it was given last.
 *
 * <p><b>Threads</b>: immutable.
 */
final class EntryFields {
  private final StreamMessage<byte[], byte[]> message;

  EntryFields(StreamMessage<byte[], byte[]> message) {
    this.message = message;
  }

  EntryId id() {
    return EntryId.parse(message.getId());
  }

  boolean has(String name) {
    return bytes(name).isPresent();
  }

  Optional<byte[]> bytes(String name) {
    byte[] wanted = RedisKeys.utf8(name);
    Optional<byte[]> found = Optional.empty();
    for (Map.Entry<byte[], byte[]> field : message.getBody().entrySet()) {
      if (Arrays.equals(field.getKey(), wanted)) {
        found = Optional.of(field.getValue());
      }
    }
    return found;
  }

  /** The field as text; {@link IllegalArgumentException} if there is none. */
  String text(String name) {
    return bytes(name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("no field " + name));
  }

  /** The field as an entry id; {@link IllegalArgumentException} if it is none. */
  EntryId entryId(String name) {
    return EntryId.parse(text(name));
  }
}
