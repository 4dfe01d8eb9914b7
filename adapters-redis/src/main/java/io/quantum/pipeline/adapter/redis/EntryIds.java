package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.Range;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Entry ids as they go over the wire, read and written without a text in between: every entry of a
 * backlog has one.
 *
 * <p><b>Source</b>: Redis documentation, "Entry IDs".
 */
final class EntryIds {
  /** So many digits, a dash and one digit more fit a long each. */
  private static final int PLAIN = 18;

  private EntryIds() {}

  /** An id as the server writes it; the buffer stays where it is. */
  static EntryId read(ByteBuffer bytes) {
    int at = bytes.position();
    int end = bytes.limit();
    if (end - at > PLAIN) {
      return EntryId.parse(DeliveryFields.text(bytes));
    }
    long millis = 0;
    byte sign = bytes.get(at);
    while (sign != '-') {
      millis = millis * 10 + (sign - '0');
      sign = bytes.get(++at);
    }
    long sequence = 0;
    while (++at < end) {
      sequence = sequence * 10 + (bytes.get(at) - '0');
    }
    return new EntryId(millis, sequence);
  }

  /**
   * What comes behind an id, up to another; empty behind the largest id, where Redis calls the
   * question an error.
   */
  static Optional<Range<String>> behind(EntryId after, EntryId upTo) {
    return after.next().map(first -> Range.create(first.toString(), upTo.toString()));
  }

  /** The bytes of an id. */
  static byte[] bytes(EntryId id) {
    if (id.millis() < 0 || id.sequence() < 0) {
      return RedisKeys.utf8(id.toString());
    }
    int dash = digits(id.millis());
    byte[] bytes = new byte[dash + 1 + digits(id.sequence())];
    write(id.millis(), bytes, dash);
    bytes[dash] = '-';
    write(id.sequence(), bytes, bytes.length);
    return bytes;
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private static void write(long number, byte[] into, int end) {
    long rest = number;
    int at = end;
    do {
      into[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
  }
}
