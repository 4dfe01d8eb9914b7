package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.flow.Comparison.Between;
import io.quantum.pipeline.domain.flow.Comparison.Gap;
import io.quantum.pipeline.domain.flow.NetInterval.Increment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The backlog hour by hour, and whether it has a trend.
 *
 * <p>Decided on the change from hour to hour. A change across a gap counts with the time that it
 * took; one across a restart counts too, because what waits is counted afresh each time.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#hourly-trend.
 *
 * @param hours oldest first; hours without samples are absent
 * @param gaps where nobody looked
 * @param restarts when counters began anew: a restart, reset or rewind
 * @param net the trend, empty if there are too few hours
 */
public record HourlyTrend(
    List<Hour> hours, List<Gap> gaps, List<Instant> restarts, Optional<NetInterval> net) {

  /**
   * One hour.
   *
   * @param start of the hour, UTC
   * @param waiting at its end
   * @param pending at its end
   * @param arrived entries published since the last sample before it
   * @param between what lies between that sample and its end
   */
  public record Hour(Instant start, Figure waiting, long pending, long arrived, Between between) {
    /** Refuses missing parts. */
    public Hour {
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(waiting, "waiting");
      Objects.requireNonNull(between, "between");
    }
  }

  /** Copies the lists. */
  public HourlyTrend {
    hours = List.copyOf(hours);
    gaps = List.copyOf(gaps);
    restarts = List.copyOf(restarts);
    Objects.requireNonNull(net, "net");
  }

  /** Of samples, oldest first, so far back from the newest. */
  public static HourlyTrend of(List<Sample> all, Duration back) {
    if (all.isEmpty()) {
      return new HourlyTrend(List.of(), List.of(), List.of(), Optional.empty());
    }
    Instant start = all.get(all.size() - 1).at().minus(back);
    List<Sample> samples = all.stream().filter(sample -> !sample.at().isBefore(start)).toList();
    Map<Instant, List<Sample>> byHour = new TreeMap<>();
    for (Sample sample : samples) {
      byHour
          .computeIfAbsent(sample.at().truncatedTo(ChronoUnit.HOURS), hour -> new ArrayList<>())
          .add(sample);
    }
    List<Hour> hours = new ArrayList<>();
    List<Sample> ends = new ArrayList<>(List.of(samples.get(0)));
    for (Map.Entry<Instant, List<Sample>> hour : byHour.entrySet()) {
      List<Sample> since = new ArrayList<>(hour.getValue());
      Sample before = ends.get(ends.size() - 1);
      if (before.at().isBefore(since.get(0).at())) {
        since.add(0, before);
      }
      Sample end = since.get(since.size() - 1);
      hours.add(
          new Hour(
              hour.getKey(),
              end.levels().waiting(),
              end.levels().pending(),
              arrived(since),
              counted(since, hour.getValue().size())));
      if (before.at().isBefore(end.at())) {
        ends.add(end);
      }
    }
    List<Increment> changes = SampleWindow.increments(ends);
    return new HourlyTrend(
        hours, Comparison.gaps(samples), restarts(samples), NetInterval.of(changes));
  }

  private static Between counted(List<Sample> since, int samples) {
    Between between = Comparison.between(since);
    return new Between(samples, between.gaps(), between.lost(), between.results());
  }

  private static long arrived(List<Sample> samples) {
    long arrived = 0;
    for (int i = 1; i < samples.size(); i++) {
      if (samples.get(i - 1).isSameLifeAs(samples.get(i))) {
        arrived +=
            Rates.difference(
                    samples.get(i - 1).counters().added(), samples.get(i).counters().added())
                .orElse(0);
      }
    }
    return arrived;
  }

  private static List<Instant> restarts(List<Sample> samples) {
    List<Instant> restarts = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      if (!samples.get(i - 1).isSameLifeAs(samples.get(i))) {
        restarts.add(samples.get(i).at());
      }
    }
    return restarts;
  }

  /** The verdict in one sentence. */
  public String verdict() {
    if (net.isEmpty()) {
      return "no verdict: too few hours";
    }
    NetInterval interval = net.get();
    String direction =
        interval.isAboveZero() ? "growing" : interval.isBelowZero() ? "shrinking" : "no trend";
    return "%s: %s".formatted(direction, HumanTime.text(interval));
  }
}
