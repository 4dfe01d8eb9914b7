package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Now against some time ago.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#now-and-then.
 *
 * @param ago how long ago is meant
 * @param then the sample nearest to that, at most a tenth off; empty if there is none
 * @param now the newest sample
 * @param between what lies between the two
 */
public record Comparison(Duration ago, Optional<Sample> then, Sample now, Between between) {

  /** Neighbouring samples further apart than this leave a gap: five runs of the minute timer. */
  public static final Duration GAP = Duration.ofMinutes(5);

  private static final int TOLERANCE = 10;

  /**
   * What lies between two samples.
   *
   * @param samples how many there are, with both ends
   * @param gaps where nobody looked
   * @param lost entries lost unread, empty if that cannot be told
   * @param results entries added to the result stream, as far as its counter went on
   */
  public record Between(int samples, List<Gap> gaps, OptionalLong lost, long results) {
    /** Copies the list. */
    public Between {
      gaps = List.copyOf(gaps);
      Objects.requireNonNull(lost, "lost");
    }
  }

  /**
   * A time in which nobody looked.
   *
   * @param from last sample before
   * @param to first sample after
   */
  public record Gap(Instant from, Instant to) {
    /** How long. */
    public Duration length() {
      return Duration.between(from, to);
    }
  }

  /** Refuses missing parts. */
  public Comparison {
    Objects.requireNonNull(ago, "ago");
    Objects.requireNonNull(then, "then");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(between, "between");
  }

  /** The newest of these samples, oldest first, against the one so long ago. */
  public static Optional<Comparison> of(List<Sample> samples, Duration ago) {
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    Sample now = samples.get(samples.size() - 1);
    Instant wanted = now.at().minus(ago);
    Duration off = ago.dividedBy(TOLERANCE);
    Optional<Sample> then =
        samples.stream()
            .filter(sample -> distance(sample, wanted).compareTo(off) <= 0)
            .min(Comparator.comparing(sample -> distance(sample, wanted)));
    List<Sample> since =
        then.map(first -> samples.subList(samples.indexOf(first), samples.size()))
            .orElse(List.of());
    return Optional.of(new Comparison(ago, then, now, between(since)));
  }

  static Between between(List<Sample> samples) {
    OptionalLong lost = OptionalLong.empty();
    long results = 0;
    for (int i = 1; i < samples.size(); i++) {
      Sample before = samples.get(i - 1);
      Sample after = samples.get(i);
      if (before.isSameLifeAs(after)) {
        OptionalLong more = Rates.lost(List.of(before, after));
        if (more.isPresent()) {
          lost = OptionalLong.of(lost.orElse(0) + more.getAsLong());
        }
        results +=
            Rates.difference(before.counters().results(), after.counters().results()).orElse(0);
      }
    }
    return new Between(samples.size(), gaps(samples), lost, results);
  }

  static List<Gap> gaps(List<Sample> samples) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      Gap pause = new Gap(samples.get(i - 1).at(), samples.get(i).at());
      if (pause.length().compareTo(GAP) > 0) {
        gaps.add(pause);
      }
    }
    return gaps;
  }

  /** What waited then, unknown if nobody looked. */
  public Figure waitingThen() {
    return then.map(sample -> sample.levels().waiting())
        .orElse(Figure.unknown("nobody looked then"));
  }

  private static Duration distance(Sample sample, Instant wanted) {
    return Duration.between(sample.at(), wanted).abs();
  }
}
