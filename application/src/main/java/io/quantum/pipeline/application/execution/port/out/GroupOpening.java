package io.quantum.pipeline.application.execution.port.out;

/**
 * How the consumer group was found.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/delivery.md#consumer-group.
 */
public enum GroupOpening {
  /** There, and known to us. */
  FOUND,
  /** Not there on the very first start: created. */
  CREATED,
  /** Made by somebody else: its history up to now is taken as settled. */
  ADOPTED,
  /** Had been there and was lost: created again at the low-water mark. */
  HEALED,
  /**
   * Not only the group was lost but data: trading is halted until an operator resumes it, and the
   * group is there again.
   */
  DATA_LOST
}
