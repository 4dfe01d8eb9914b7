package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.stream.EntryId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects a script's arguments in order; an absent one is an empty text.
 *
 * <p><b>Threads</b>: not safe; one per call.
 */
final class Arguments {
  private static final byte[] ABSENT = new byte[0];

  private final List<byte[]> all = new ArrayList<>();

  Arguments add(byte[] value) {
    all.add(value);
    return this;
  }

  Arguments add(String value) {
    return add(RedisKeys.utf8(value));
  }

  /** An entry id; a batch has hundreds of them, so no text is made in between. */
  Arguments add(EntryId id) {
    return add(EntryIds.bytes(id));
  }

  Arguments add(long value) {
    return add(Long.toString(value));
  }

  Arguments addDecimal(Optional<BigDecimal> value) {
    all.add(value.map(number -> RedisKeys.utf8(number.toPlainString())).orElse(ABSENT));
    return this;
  }

  Arguments addText(Optional<String> value) {
    all.add(value.map(RedisKeys::utf8).orElse(ABSENT));
    return this;
  }

  byte[][] toArray() {
    return all.toArray(byte[][]::new);
  }
}
