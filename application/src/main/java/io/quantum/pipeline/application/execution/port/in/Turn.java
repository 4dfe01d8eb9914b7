package io.quantum.pipeline.application.execution.port.in;

import io.quantum.pipeline.application.port.AdapterFailure;
import java.util.Objects;
import java.util.Optional;

/**
 * What one turn of the consumer loop did.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param role what this instance is at the moment
 * @param delivered entries looked at in this turn
 * @param waiting entries held back until their time comes
 * @param full true if so many are held back that nothing more is read
 * @param trouble why the turn broke off, if it did; the next turn starts by finding what was left
 */
public record Turn(
    Role role, int delivered, int waiting, boolean full, Optional<AdapterFailure> trouble) {

  /** What an instance is. */
  public enum Role {
    /** It reads and decides. */
    READER,
    /** Another reads; it only resolves orders. */
    STANDBY
  }

  /** Refuses missing parts. */
  public Turn {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(trouble, "trouble");
  }
}
