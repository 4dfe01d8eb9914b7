package io.quantum.pipeline.domain.contract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects violations, at most one a field, and gives them in the order of the contract's table,
 * whatever the order in which the rules ran. Not thread-safe.
 */
final class Findings {
  private Map<IntentField, Violation> found = Map.of();

  void add(IntentField field, ViolationCode code, FieldValue value, String message) {
    // Nearly every payload has none: no map is made for those.
    if (found.isEmpty()) {
      found = new EnumMap<>(IntentField.class);
    }
    found.put(field, new Violation(field.wireName(), code, value.shown(), message));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Violation> all() {
    return List.copyOf(found.values());
  }
}
