package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.Figure;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * When the backlog is cleared, if it goes on like this. Always from the net rate: what is delivered
 * says nothing while as much arrives.
 *
 * <p><b>Shape</b>: durations are capped at 99 days. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/numbers-and-states.md#eta.
 */
public sealed interface ClearanceEta {

  /** Longer than this is as good as never, and is shown as this. */
  Duration LONGEST = Duration.ofDays(99);

  /** Between the two. */
  record Within(Duration soonest, Duration latest) implements ClearanceEta {}

  /** Never at present rates: the backlog does not shrink. */
  record Never() implements ClearanceEta {}

  /** The net rate may be either side of 0: no sooner than this, and no upper end. */
  record Undecided(Duration soonest) implements ClearanceEta {}

  /** Too little is known, and what. */
  record Unknown(String why) implements ClearanceEta {}

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Within, R> within,
      Function<Never, R> never,
      Function<Undecided, R> undecided,
      Function<Unknown, R> unknown) {
    if (this instanceof Within withinCase) {
      return within.apply(withinCase);
    }
    if (this instanceof Never neverCase) {
      return never.apply(neverCase);
    }
    if (this instanceof Undecided undecidedCase) {
      return undecided.apply(undecidedCase);
    }
    return unknown.apply((Unknown) this);
  }

  /** The answer for a backlog and its net rate. */
  static ClearanceEta of(Figure waiting, Optional<NetInterval> net) {
    OptionalLong entries = waiting.number();
    if (entries.isEmpty()) {
      return new Unknown(waiting.fold(known -> "", unknown -> unknown.why()));
    }
    if (entries.getAsLong() == 0) {
      return new Within(Duration.ZERO, Duration.ZERO);
    }
    if (net.isEmpty()) {
      return new Unknown("too few samples for a net rate");
    }
    // Drain is the net rate turned round: its fastest is the low end.
    double fastest = -net.get().low().perSecond();
    double slowest = -net.get().high().perSecond();
    if (fastest <= 0) {
      return new Never();
    }
    Duration soonest = time(entries.getAsLong(), fastest);
    return slowest <= 0
        ? new Undecided(soonest)
        : new Within(soonest, time(entries.getAsLong(), slowest));
  }

  private static Duration time(long entries, double perSecond) {
    double seconds = Math.ceil(entries / perSecond);
    return seconds >= LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds((long) seconds);
  }
}
