package io.quantum.pipeline.domain.flow;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing to expect if advice is followed, or of the change that a question asks about.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#advice.
 */
public sealed interface Effect {

  /** Effects without a number. */
  enum Known implements Effect {
    /** Redelivered entries end as duplicates; window and orders stay as they are. */
    DUPLICATES_ONLY,
    /** Lost entries stay lost; no more are lost once nobody trims. */
    LOSS_ENDS,
    /** Too old intents expire, the others are decided. */
    BACKLOG_DECIDED,
    /** Invalid entries become dead letters and do not hold up valid ones. */
    INVALID_SET_ASIDE,
    /** All of the backlog expires, none of it becomes an order. */
    ALL_EXPIRES,
    /** The limit bounds orders, not the drain; goes with all advice that mentions the limit. */
    LIMIT_IS_NOT_DRAIN,
    /** No raise: positions accumulate, or nobody can tell. */
    NO_RAISE_POSITIONS,
    /** No raise: orders are not what is short. */
    NO_RAISE_ORDERS
  }

  /**
   * When the backlog is cleared.
   *
   * @param eta at present rates
   */
  record Clearance(ClearanceEta eta) implements Effect {
    /** Refuses a missing part. */
    public Clearance {
      Objects.requireNonNull(eta, "eta");
    }
  }

  /**
   * A raise of the limit.
   *
   * @param from orders in a window now
   * @param to orders in a window then
   * @param admitted of those turned away, so many at most would have been orders
   * @param turnedAway for the limit, in the span
   * @param span of the window of samples
   */
  record Raise(int from, int to, long admitted, long turnedAway, Duration span) implements Effect {
    /** Refuses a missing span. */
    public Raise {
      Objects.requireNonNull(span, "span");
    }
  }

  /**
   * Another limit, as a question has it.
   *
   * @param now in force
   * @param then asked about
   */
  record OtherLimit(FlowLimits now, FlowLimits then) implements Effect {
    /** Refuses missing parts. */
    public OtherLimit {
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(then, "then");
    }
  }

  /**
   * More or less arriving, as a question has it.
   *
   * @param percent how much more, below 0 for less
   * @param outlook then; empty with too few samples
   */
  record OtherArrival(int percent, Optional<Outlook> outlook) implements Effect {
    /** Refuses a missing part. */
    public OtherArrival {
      Objects.requireNonNull(outlook, "outlook");
    }
  }

  /**
   * How a backlog would go on.
   *
   * @param net rate of growth
   * @param eta that follows from it
   */
  record Outlook(NetInterval net, ClearanceEta eta) {
    /** Refuses missing parts. */
    public Outlook {
      Objects.requireNonNull(net, "net");
      Objects.requireNonNull(eta, "eta");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Known, R> known,
      Function<Clearance, R> clearance,
      Function<Raise, R> raise,
      Function<OtherLimit, R> otherLimit,
      Function<OtherArrival, R> otherArrival) {
    if (this instanceof Known knownCase) {
      return known.apply(knownCase);
    }
    if (this instanceof Clearance clearanceCase) {
      return clearance.apply(clearanceCase);
    }
    if (this instanceof Raise raiseCase) {
      return raise.apply(raiseCase);
    }
    if (this instanceof OtherLimit limitCase) {
      return otherLimit.apply(limitCase);
    }
    return otherArrival.apply((OtherArrival) this);
  }
}
