package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.contract.IntentField;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the contract's fields by the bytes of their names: most keys of a payload are known, and no
 * text is made for those.
 *
 * <p><b>Threads</b>: immutable.
 */
final class KnownNames {
  private static final Known[] ALL =
      Arrays.stream(IntentField.values()).map(Known::of).toArray(Known[]::new);
  private static final Known[][] BY_LENGTH = byLength();

  private KnownNames() {}

  /**
   * A field and its key.
   *
   * @param field always present
   * @param key its name in quotes, ASCII, never written to
   */
  record Known(Optional<IntentField> field, byte[] key) {
    static Known of(IntentField field) {
      byte[] key = ('"' + field.wireName() + '"').getBytes(StandardCharsets.US_ASCII);
      return new Known(Optional.of(field), key);
    }

    int length() {
      return key.length - 2;
    }

    // Names are a few bytes long: a loop costs less than the JDK's call for ranges.
    boolean isNamed(byte[] in, int from) {
      for (int i = 0; i < length(); i++) {
        if (in[from + i] != key[i + 1]) {
          return false;
        }
      }
      return true;
    }
  }

  /** What is known of a field. */
  static Known of(IntentField field) {
    return ALL[field.ordinal()];
  }

  /** The field whose name stands in these bytes, all of them ASCII. */
  static Optional<IntentField> find(byte[] in, int from, int end) {
    int length = end - from;
    if (length < BY_LENGTH.length) {
      for (Known known : BY_LENGTH[length]) {
        if (known.isNamed(in, from)) {
          return known.field();
        }
      }
    }
    return Optional.empty();
  }

  private static Known[][] byLength() {
    int longest = Arrays.stream(ALL).mapToInt(Known::length).max().orElse(0);
    return IntStream.rangeClosed(0, longest)
        .mapToObj(
            length ->
                Arrays.stream(ALL).filter(known -> known.length() == length).toArray(Known[]::new))
        .toArray(Known[][]::new);
  }
}
