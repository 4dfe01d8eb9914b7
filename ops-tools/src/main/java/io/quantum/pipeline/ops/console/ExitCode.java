package io.quantum.pipeline.ops.console;

import io.quantum.pipeline.domain.backlog.BacklogState;
import java.util.List;

/**
 * How every command ends; one table for all of them.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/tools.md#exit-codes.
 */
public enum ExitCode {
  /** As wanted. */
  OK(0),
  /** Degraded, or with warnings. */
  DEGRADED(1),
  /** A breach: refused, broken, losing. */
  BREACH(2),
  /** It cannot be told. */
  UNKNOWN(3),
  /** The call is wrong. */
  USAGE(64),
  /** A defect of the tool. */
  INTERNAL(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** What the process returns. */
  public int code() {
    return code;
  }

  /** The worse of two results: a breach before what cannot be told, that before a warning. */
  public ExitCode orWorse(ExitCode other) {
    List<ExitCode> worstFirst = List.of(BREACH, UNKNOWN, DEGRADED, OK);
    return worstFirst.stream()
        .filter(code -> code == this || code == other)
        .findFirst()
        .orElse(this);
  }

  /** The code of a backlog state. */
  public static ExitCode of(BacklogState state) {
    return switch (state) {
      case UNKNOWN, NO_STREAM, NO_GROUP -> UNKNOWN;
      case LOSING, STOPPED, STALLED -> BREACH;
      case REWOUND, POISONED, WORTHLESS, FALLING_BEHIND, HOLDING -> DEGRADED;
      case CATCHING_UP, OK -> OK;
    };
  }
}
