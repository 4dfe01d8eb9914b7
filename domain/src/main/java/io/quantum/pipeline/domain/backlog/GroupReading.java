package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What the server says about our consumer group, uninterpreted; what it does not know stays empty.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: Redis documentation, XINFO GROUPS;
 * docs/reference/numbers-and-states.md#counters-of-redis.
 */
public sealed interface GroupReading {

  /**
   * The group exists.
   *
   * @param consumers how many consumers it knows
   * @param pending entries delivered and not acknowledged
   * @param lastDelivered the cursor
   * @param entriesRead the server's delivery counter, empty when it has lost count, or when
   *     somebody set it to 2^53 or more: then no difference to it would be exact
   * @param reportedLag the server's own lag, empty when it cannot tell; wrong after trimming
   */
  record Present(
      long consumers,
      long pending,
      EntryId lastDelivered,
      OptionalLong entriesRead,
      OptionalLong reportedLag)
      implements GroupReading {
    /** Refuses missing parts. */
    public Present {
      Objects.requireNonNull(lastDelivered, "lastDelivered");
      Objects.requireNonNull(entriesRead, "entriesRead");
      Objects.requireNonNull(reportedLag, "reportedLag");
    }
  }

  /** No such group. */
  record Absent() implements GroupReading {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Present, R> present, Function<Absent, R> absent) {
    if (this instanceof Present presentCase) {
      return present.apply(presentCase);
    }
    return absent.apply((Absent) this);
  }
}
