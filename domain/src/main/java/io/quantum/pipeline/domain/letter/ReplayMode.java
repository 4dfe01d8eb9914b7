package io.quantum.pipeline.domain.letter;

/**
 * What may be done to a dead letter before it is published again.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#dlq.
 */
public enum ReplayMode {
  /** Nothing: it must be valid as it is. */
  AS_IS,
  /** The known shapes from before the contract are rewritten as v1.0. */
  UPGRADE
}
