package io.quantum.pipeline.domain.flow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How fast everything moves, from the ends of a run of samples; the net rate has an interval.
 *
 * <p><b>Shape</b>: a rate that is not known is empty. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/numbers-and-states.md#rates.
 *
 * @param arrived entries published
 * @param delivered entries given to the group
 * @param acknowledged entries the group is done with
 * @param results entries on the result stream
 * @param lost entries removed before they were delivered
 * @param net growth of what waits
 */
public record Rates(
    Optional<Rate> arrived,
    Optional<Rate> delivered,
    Optional<Rate> acknowledged,
    Optional<Rate> results,
    Optional<Rate> lost,
    Optional<NetInterval> net) {

  /** Nothing can be told. */
  public static final Rates NONE =
      new Rates(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Refuses missing parts. */
  public Rates {
    Objects.requireNonNull(arrived, "arrived");
    Objects.requireNonNull(delivered, "delivered");
    Objects.requireNonNull(acknowledged, "acknowledged");
    Objects.requireNonNull(results, "results");
    Objects.requireNonNull(lost, "lost");
    Objects.requireNonNull(net, "net");
  }

  /** The rates over samples of one life of the server, oldest first. */
  static Rates of(List<Sample> samples, Optional<NetInterval> net) {
    if (samples.size() < 2) {
      return NONE;
    }
    Sample first = samples.get(0);
    Sample last = samples.get(samples.size() - 1);
    long millis = last.at().toEpochMilli() - first.at().toEpochMilli();
    if (millis <= 0) {
      return NONE;
    }
    OptionalLong delivered = difference(first.counters().delivered(), last.counters().delivered());
    OptionalLong acknowledged =
        delivered.isEmpty()
            ? delivered
            : OptionalLong.of(
                delivered.getAsLong() - last.levels().pending() + first.levels().pending());
    return new Rates(
        rate(difference(first.counters().added(), last.counters().added()), millis),
        rate(delivered, millis),
        rate(acknowledged, millis),
        rate(difference(first.counters().results(), last.counters().results()), millis),
        rate(lost(samples), millis),
        net);
  }

  /** Entries known to have been lost between neighbouring samples, if any two can be compared. */
  static OptionalLong lost(List<Sample> samples) {
    OptionalLong sum = OptionalLong.empty();
    for (int i = 1; i < samples.size(); i++) {
      OptionalLong more =
          difference(samples.get(i - 1).counters().missed(), samples.get(i).counters().missed());
      if (more.isPresent()) {
        sum = OptionalLong.of(sum.orElse(0) + Math.max(0, more.getAsLong()));
      }
    }
    return sum;
  }

  static OptionalLong difference(OptionalLong first, OptionalLong last) {
    return first.isPresent() && last.isPresent()
        ? OptionalLong.of(last.getAsLong() - first.getAsLong())
        : OptionalLong.empty();
  }

  private static Optional<Rate> rate(OptionalLong entries, long millis) {
    return entries.isPresent()
        ? Optional.of(Rate.of(entries.getAsLong(), millis))
        : Optional.empty();
  }
}
