package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.contract.IntentField;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the contract's fields by the bytes of their names: most keys of a payload are known, and no
 * text is made for those.
 *
 * <p><b>Threads</b>: immutable.
 */
final class KnownNames {
  private static final Known[][] BY_LENGTH = byLength();
  private static final byte[][] QUOTED =
      Arrays.stream(IntentField.values())
          .map(field -> ('"' + field.wireName() + '"').getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private KnownNames() {}

  /** The field whose name stands in these bytes, all of them ASCII. */
  static Optional<IntentField> find(byte[] in, int from, int end) {
    int length = end - from;
    if (length < BY_LENGTH.length) {
      for (Known known : BY_LENGTH[length]) {
        if (known.isAt(in, from)) {
          return known.field;
        }
      }
    }
    return Optional.empty();
  }

  /** The name of a field as a key, with its quotes; not to be written to. */
  static byte[] quoted(IntentField field) {
    return QUOTED[field.ordinal()];
  }

  private static Known[][] byLength() {
    List<Known> all =
        Arrays.stream(IntentField.values())
            .map(
                field ->
                    new Known(
                        field.wireName().getBytes(StandardCharsets.US_ASCII), Optional.of(field)))
            .toList();
    int longest = all.stream().mapToInt(known -> known.name.length).max().orElse(0);
    return IntStream.rangeClosed(0, longest)
        .mapToObj(
            length ->
                all.stream().filter(known -> known.name.length == length).toArray(Known[]::new))
        .toArray(Known[][]::new);
  }

  private record Known(byte[] name, Optional<IntentField> field) {
    // Names are a few bytes long: a loop costs less than the JDK's call for ranges.
    boolean isAt(byte[] in, int from) {
      for (int i = 0; i < name.length; i++) {
        if (in[from + i] != name[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
