package io.quantum.pipeline.domain.contract;

/**
 * Where an entry keeps its intent.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#stream-entry.
 */
public enum PayloadPlace {
  /** In the entry field {@code payload}, as the contract wants it. */
  PAYLOAD("the intent must stand as JSON in the entry field payload"),
  /** In the entry field {@code data}, as in the incident that the contract was made after. */
  DATA("the intent stands in the entry field data: rename that field to payload"),
  /** Spread over entry fields of its own. */
  FLAT("the intent is spread over entry fields: write it as one JSON object in the field payload"),
  /** Nowhere. */
  NOWHERE("the intent must stand as JSON in the entry field payload");

  private final String message;

  PayloadPlace(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }
}
