package io.quantum.pipeline.application.proof.port.out;

import io.quantum.pipeline.domain.host.UnitName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Which lines of a log are asked for.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException} if it ends before
 * it begins.
 *
 * @param units whose lines; a log that knows no units gives all of its lines
 * @param since the earliest line
 * @param until the moment of asking
 */
public record JournalQuery(List<UnitName> units, Instant since, Instant until) {
  /** Refuses missing parts. */
  public JournalQuery {
    units = List.copyOf(units);
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(until, "until");
    if (until.isBefore(since)) {
      throw new IllegalArgumentException("from %s to %s".formatted(since, until));
    }
  }
}
