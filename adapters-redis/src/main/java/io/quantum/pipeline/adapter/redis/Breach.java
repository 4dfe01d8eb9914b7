package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.contract.Violation;

/** Ends the reading at the first thing that makes it pointless; carries no stack. */
final class Breach extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  Breach(Violation violation) {
    super(violation.message(), null, false, false);
    this.violation = violation;
  }

  Violation violation() {
    return violation;
  }
}
