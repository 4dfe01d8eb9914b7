package io.quantum.pipeline.domain.contract;

/**
 * Whose rules apply.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/contract.md#profiles.
 */
public enum ContractProfile {
  /** Must satisfy the whole table. */
  PUBLISHER,
  /** Accepts a CLOSE without size and leverage. */
  READER
}
