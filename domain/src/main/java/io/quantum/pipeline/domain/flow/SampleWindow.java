package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.execution.LedgerTotals;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.flow.NetInterval.Increment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The samples of the last minutes, oldest first.
 *
 * <p>A window is a length of time, not a number of samples. If it holds fewer than 12, it reaches
 * back as far as {@value #MAX_LENGTHS} times its length to find them: a timer that looks once a
 * minute still gets a trend. Counters are compared within one life of the server only, that is
 * since the last restart, reset or rewind.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#window.
 */
public final class SampleWindow {
  /** Fewer samples than this have no trend. */
  public static final int MIN_FOR_TREND = 12;

  /** Five minutes. */
  public static final Duration USUAL_LENGTH = Duration.ofMinutes(5);

  private static final int MAX_LENGTHS = 4;
  private static final List<OutcomeCode> EXECUTED =
      List.of(OutcomeCode.FILLED, OutcomeCode.PARTIAL, OutcomeCode.PENDING_FILL);

  private final List<Sample> samples;
  private final List<Sample> life;
  private final Duration length;

  private SampleWindow(List<Sample> samples, Duration length) {
    this.samples = samples;
    this.life = sinceLastBreak(samples);
    this.length = length;
  }

  /** What counts of the given samples, in any order, for a window that ends with the newest. */
  public static SampleWindow of(List<Sample> any, Duration length) {
    List<Sample> ordered = inOrder(any);
    if (ordered.isEmpty()) {
      return new SampleWindow(List.of(), length);
    }
    Instant end = ordered.get(ordered.size() - 1).at();
    Instant start = end.minus(length);
    Instant earliest = end.minus(length.multipliedBy(MAX_LENGTHS));
    int from = ordered.size();
    while (from > 0) {
      Instant at = ordered.get(from - 1).at();
      boolean wanted =
          !at.isBefore(start) || (ordered.size() - from < MIN_FOR_TREND && !at.isBefore(earliest));
      if (!wanted) {
        break;
      }
      from--;
    }
    return new SampleWindow(List.copyOf(ordered.subList(from, ordered.size())), length);
  }

  // Two writers may keep the same moment; of those the first is taken.
  private static List<Sample> inOrder(List<Sample> any) {
    List<Sample> ordered = new ArrayList<>();
    any.stream()
        .sorted(Comparator.comparing(Sample::at))
        .forEach(
            sample -> {
              if (ordered.isEmpty() || ordered.get(ordered.size() - 1).at().isBefore(sample.at())) {
                ordered.add(sample);
              }
            });
    return ordered;
  }

  private static List<Sample> sinceLastBreak(List<Sample> samples) {
    int from = Math.max(0, samples.size() - 1);
    while (from > 0 && samples.get(from - 1).isSameLifeAs(samples.get(from))) {
      from--;
    }
    return samples.subList(from, samples.size());
  }

  /** All of them, oldest first. */
  public List<Sample> samples() {
    return samples;
  }

  /** Those since the last restart, reset or rewind. */
  public List<Sample> comparable() {
    return life;
  }

  /** How long the window is meant to be. */
  public Duration length() {
    return length;
  }

  /** The newest sample. */
  public Optional<Sample> newest() {
    return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
  }

  /** From the first comparable sample to the last. */
  public Duration span() {
    return life.size() < 2
        ? Duration.ZERO
        : Duration.between(life.get(0).at(), life.get(life.size() - 1).at());
  }

  /** True if a rewind happened between any two neighbours. */
  public boolean isRewound() {
    for (int i = 1; i < samples.size(); i++) {
      if (samples.get(i - 1).isRewoundBy(samples.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Entries lost unread in the window, if that can be told. */
  public OptionalLong lost() {
    return Rates.lost(life);
  }

  /** All rates; the net rate without a decision needs three samples less than a trend. */
  public Rates rates() {
    return Rates.of(life, NetInterval.of(increments()));
  }

  /** The net rate, if there are enough samples to call it a trend. */
  public Optional<NetInterval> trend() {
    return life.size() < MIN_FOR_TREND ? Optional.empty() : NetInterval.of(increments());
  }

  private List<Increment> increments() {
    return increments(life);
  }

  static List<Increment> increments(List<Sample> samples) {
    List<Increment> increments = new ArrayList<>();
    Optional<Sample> before = Optional.empty();
    for (Sample sample : samples) {
      if (sample.levels().waiting().number().isEmpty()) {
        continue;
      }
      before.ifPresent(
          earlier ->
              increments.add(
                  new Increment(
                      level(sample) - level(earlier),
                      sample.at().toEpochMilli() - earlier.at().toEpochMilli())));
      before = Optional.of(sample);
    }
    return increments;
  }

  private static long level(Sample sample) {
    return sample.levels().waiting().number().orElse(0);
  }

  /** What was settled within the window, by outcome. */
  public LedgerTotals settled() {
    return life.isEmpty()
        ? LedgerTotals.EMPTY
        : life.get(life.size() - 1).counters().settled().minus(life.get(0).counters().settled());
  }

  /** Orders that the venue took, for each settled entry, to four decimals; empty for none. */
  public Optional<BigDecimal> yield() {
    LedgerTotals settled = settled();
    long orders = EXECUTED.stream().mapToLong(settled::count).sum();
    return settled.total() <= 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(orders)
                .divide(BigDecimal.valueOf(settled.total()), 4, RoundingMode.HALF_UP));
  }

  /**
   * For how long entries have waited, up to the newest sample, without any movement of the cursor.
   */
  public Duration standstill() {
    int last = life.size() - 1;
    if (last < 0) {
      return Duration.ZERO;
    }
    int from = last;
    while (from >= 0
        && life.get(from).cursor().equals(life.get(last).cursor())
        && level(life.get(from)) > 0) {
      from--;
    }
    return from == last
        ? Duration.ZERO
        : Duration.between(life.get(from + 1).at(), life.get(last).at());
  }
}
