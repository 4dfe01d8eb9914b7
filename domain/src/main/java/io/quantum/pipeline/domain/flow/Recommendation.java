package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.BacklogState;

/**
 * What is advised, the same for a state every time.
 *
 * <p><b>Source</b>: docs/reference/numbers-and-states.md#advice.
 */
public enum Recommendation {
  /** Find out what cannot be read before anything is changed. */
  RESTORE_SIGHT,
  /** Start a producer. */
  START_PRODUCER,
  /** Start the execution service; it creates its group. */
  START_SERVICE,
  /** Find out who moved or destroyed the group. */
  FIND_GROUP_CHANGE,
  /** Find out who trims the stream, and stop that. */
  STOP_TRIMMING,
  /** Look at the units and why they ended. */
  INSPECT_UNITS,
  /** Look at the units and at the consumers that read nothing. */
  INSPECT_CONSUMERS,
  /** Find the source that breaks the contract, and the rule. */
  FIND_INVALID_SOURCE,
  /** Let expired entries end in bulk and leave the limit as it is. */
  LET_EXPIRE,
  /** Look for a publisher whose rate has jumped. */
  FIND_GROWING_SOURCE,
  /** A small raise of the limit may be considered. */
  CONSIDER_RAISE,
  /** Keep the present limit. */
  KEEP_LIMIT;

  /** The recommendation for a state. */
  public static Recommendation of(BacklogState state) {
    return switch (state) {
      case UNKNOWN -> RESTORE_SIGHT;
      case NO_STREAM -> START_PRODUCER;
      case NO_GROUP -> START_SERVICE;
      case REWOUND -> FIND_GROUP_CHANGE;
      case LOSING -> STOP_TRIMMING;
      case STOPPED -> INSPECT_UNITS;
      case STALLED -> INSPECT_CONSUMERS;
      case POISONED -> FIND_INVALID_SOURCE;
      case WORTHLESS -> LET_EXPIRE;
      case FALLING_BEHIND -> FIND_GROWING_SOURCE;
      case HOLDING -> CONSIDER_RAISE;
      case CATCHING_UP, OK -> KEEP_LIMIT;
    };
  }
}
