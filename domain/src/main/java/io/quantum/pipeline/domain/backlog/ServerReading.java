package io.quantum.pipeline.domain.backlog;

import java.util.Objects;
import java.util.function.Function;

/**
 * Which server it is, and how much it has done for those who look.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#cost; Redis
 * documentation, INFO.
 */
public sealed interface ServerReading {

  /**
   * The server answered.
   *
   * @param version for example {@code 7.0.15}
   * @param runId of this life of the server
   * @param looks what it has done for those who look, since its counters began
   */
  record Known(String version, String runId, Work looks) implements ServerReading {
    /** Refuses missing parts. */
    public Known {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(runId, "runId");
      Objects.requireNonNull(looks, "looks");
    }
  }

  /**
   * It did not.
   *
   * @param why in words an operator can act on
   */
  record Unknown(String why) implements ServerReading {
    /** Refuses a missing reason. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * Calls of the commands that looking takes, read-only scripts and INFO, by all clients.
   *
   * @param calls how many
   * @param micros server time that they took, in microseconds
   */
  record Work(long calls, long micros) {
    /** What was done since then. */
    public Work since(Work earlier) {
      return new Work(calls - earlier.calls, micros - earlier.micros);
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Known, R> known, Function<Unknown, R> unknown) {
    if (this instanceof Known knownCase) {
      return known.apply(knownCase);
    }
    return unknown.apply((Unknown) this);
  }
}
