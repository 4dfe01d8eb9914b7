package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.contract.IntentField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the contract's fields by the bytes of their names: most keys of a payload are known, and no
 * text is made for those.
 *
 * <p><b>Threads</b>: immutable.
 */
final class KnownNames {
  private static final List<List<Known>> BY_LENGTH = byLength();

  private KnownNames() {}

  /** The field whose name stands in these bytes, all of them ASCII. */
  static Optional<IntentField> find(byte[] in, int from, int end) {
    int length = end - from;
    if (length < BY_LENGTH.size()) {
      for (Known known : BY_LENGTH.get(length)) {
        if (Arrays.equals(known.name, 0, length, in, from, end)) {
          return known.field;
        }
      }
    }
    return Optional.empty();
  }

  private static List<List<Known>> byLength() {
    List<List<Known>> all = new ArrayList<>();
    for (IntentField field : IntentField.values()) {
      byte[] name = field.wireName().getBytes(StandardCharsets.US_ASCII);
      while (all.size() <= name.length) {
        all.add(new ArrayList<>());
      }
      all.get(name.length).add(new Known(name, Optional.of(field)));
    }
    return all;
  }

  private record Known(byte[] name, Optional<IntentField> field) {}
}
