package io.quantum.pipeline.domain.contract;

import java.util.ArrayList;
import java.util.List;

/** Collects violations in the order in which the rules find them. Not thread-safe. */
final class Findings {
  private List<Violation> violations = List.of();

  void add(IntentField field, ViolationCode code, FieldValue value, String message) {
    add(new Violation(field.wireName(), code, value.shown(), message));
  }

  void add(Violation violation) {
    // Nearly every payload has none: no list is made for those.
    if (violations.isEmpty()) {
      violations = new ArrayList<>();
    }
    violations.add(violation);
  }

  boolean isEmpty() {
    return violations.isEmpty();
  }

  List<Violation> all() {
    return violations;
  }
}
