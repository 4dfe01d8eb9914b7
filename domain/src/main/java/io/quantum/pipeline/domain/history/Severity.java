package io.quantum.pipeline.domain.history;

/**
 * How bad a finding is; the constant's name is API.
 *
 * <p><b>Threads</b>: immutable.
 */
public enum Severity {
  /** A promise was not kept. */
  BROKEN,
  /** Not as usual, but no promise was broken. */
  WARNING,
  /** The records that would tell no longer exist. Counted, never taken for broken. */
  NOT_CHECKABLE
}
