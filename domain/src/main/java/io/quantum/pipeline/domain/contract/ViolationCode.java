package io.quantum.pipeline.domain.contract;

/**
 * The rule that was broken; the constant's name is the wire value. Closed set, API.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#codes.
 */
public enum ViolationCode {
  /** A required field is absent or null. */
  MISSING,
  /** The JSON type is not the one the contract names. */
  WRONG_TYPE,
  /** A text does not have the required shape. */
  PATTERN,
  /** A text is none of the allowed values. */
  NOT_ALLOWED,
  /** A number is outside its range, or written too long. */
  RANGE,
  /** A time is not ISO-8601, or no real date. */
  NOT_A_TIMESTAMP,
  /** A time lies more than 60 s ahead of the clock. */
  IN_THE_FUTURE,
  /** A deprecated field was used after its last day. */
  REMOVED,
  /** Two fields contradict each other. */
  CONFLICT,
  /** Not JSON, or not strict UTF-8. */
  MALFORMED_JSON,
  /** The root is not an object. */
  NOT_AN_OBJECT,
  /** A key stands twice in one object. */
  DUPLICATE_KEY,
  /** Longer than allowed. */
  TOO_LARGE,
  /** Nested deeper than allowed. */
  TOO_DEEP,
  /** The entry has no field {@code payload}. */
  MISSING_PAYLOAD_FIELD,
  /** The entry's {@code event_type} is not a trade intent's. */
  WRONG_EVENT_TYPE
}
