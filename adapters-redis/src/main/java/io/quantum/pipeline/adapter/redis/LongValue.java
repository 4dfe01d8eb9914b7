package io.quantum.pipeline.adapter.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * What stands for a value that was too long to be taken in: its length, and how it began.
 *
 * <p>The mark is random and new in each process, so nobody can write one. <b>Threads</b>:
 * immutable.
 */
final class LongValue {
  /** Longer values are not taken in: four times as long as any payload that can be valid. */
  static final int LIMIT = 64 * 1024;

  /** As many bytes of the beginning are kept. */
  static final int BEGINNING = 256;

  private static final byte[] MARK = mark();
  private static final int DIGITS = 19;
  private static final int HEAD = MARK.length + DIGITS;

  /** What is shorter stands for itself. */
  static final int LEAST = HEAD;

  private LongValue() {}

  private static byte[] mark() {
    byte[] mark = new byte[24];
    new SecureRandom().nextBytes(mark);
    mark[0] = 0;
    return mark;
  }

  /** The substitute for a value. */
  static byte[] of(long length, byte[] beginning, int kept) {
    byte[] substitute = new byte[HEAD + kept];
    System.arraycopy(MARK, 0, substitute, 0, MARK.length);
    byte[] digits = "%019d".formatted(length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, substitute, MARK.length, DIGITS);
    System.arraycopy(beginning, 0, substitute, HEAD, kept);
    return substitute;
  }

  /** True if these bytes stand for others. */
  static boolean isMarked(ByteBuffer value) {
    int at = value.position();
    if (value.remaining() < HEAD || value.get(at) != 0) {
      return false;
    }
    for (int i = 1; i < MARK.length; i++) {
      if (value.get(at + i) != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes the value had, taken in or not. */
  static long length(ByteBuffer value) {
    if (!isMarked(value)) {
      return value.remaining();
    }
    long length = 0;
    for (int i = 0; i < DIGITS; i++) {
      length = length * 10 + (value.get(value.position() + MARK.length + i) - '0');
    }
    return length;
  }

  /** The value, or of a long one how it began. */
  static ByteBuffer beginning(ByteBuffer value) {
    return isMarked(value) ? value.duplicate().position(value.position() + HEAD) : value;
  }
}
