package io.quantum.pipeline.domain.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects violations, at most one a field, and gives them in the order of the contract's table,
 * whatever the order in which the rules ran; after them those of other names, as they came. Not
 * thread-safe.
 */
final class Findings {
  private Map<IntentField, Violation> found = Map.of();
  private List<Violation> ofOtherNames = List.of();

  void add(IntentField field, ViolationCode code, FieldValue value, String message) {
    // Nearly every payload has none: no map is made for those.
    if (found.isEmpty()) {
      found = new EnumMap<>(IntentField.class);
    }
    found.put(field, new Violation(field.wireName(), code, value.shown(), message));
  }

  void add(ReducingWish wish, String message) {
    List<Violation> more = new ArrayList<>(ofOtherNames);
    more.add(new Violation(wish.name(), ViolationCode.CONFLICT, wish.value().shown(), message));
    ofOtherNames = more;
  }

  boolean isEmpty() {
    return found.isEmpty() && ofOtherNames.isEmpty();
  }

  List<Violation> all() {
    List<Violation> all = new ArrayList<>(found.values());
    all.addAll(ofOtherNames);
    return List.copyOf(all);
  }
}
