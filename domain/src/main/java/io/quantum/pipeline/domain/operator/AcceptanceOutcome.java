package io.quantum.pipeline.domain.operator;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What became of an operator's wish to accept that conservation does not hold.
 *
 * <p><b>Units</b>: entries; negative where the ledger counts too many. <b>Threads</b>: immutable.
 * <b>Source</b>: docs/reference/conservation.md#accepted-difference.
 */
public sealed interface AcceptanceOutcome {

  /**
   * The difference is part of the offset now, and conservation holds again.
   *
   * @param difference that was accepted
   * @param total of all that were accepted since the group was created
   */
  record Accepted(long difference, long total) implements AcceptanceOutcome {}

  /** There is no difference; nothing was written. */
  record Equal() implements AcceptanceOutcome {}

  /**
   * It is not the difference that the operator was shown; nothing was written.
   *
   * @param shown to the operator
   * @param now the difference at present, empty if it is not known any more
   */
  record Changed(long shown, OptionalLong now) implements AcceptanceOutcome {
    /** Refuses missing parts. */
    public Changed {
      Objects.requireNonNull(now, "now");
    }
  }

  /**
   * Whether there is a difference is not known, so there is nothing to accept.
   *
   * @param why in words
   */
  record Unknown(String why) implements AcceptanceOutcome {
    /** Refuses missing parts. */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Accepted, R> accepted,
      Function<Equal, R> equal,
      Function<Changed, R> changed,
      Function<Unknown, R> unknown) {
    if (this instanceof Accepted acceptedCase) {
      return accepted.apply(acceptedCase);
    }
    if (this instanceof Equal equalCase) {
      return equal.apply(equalCase);
    }
    if (this instanceof Changed changedCase) {
      return changed.apply(changedCase);
    }
    return unknown.apply((Unknown) this);
  }
}
