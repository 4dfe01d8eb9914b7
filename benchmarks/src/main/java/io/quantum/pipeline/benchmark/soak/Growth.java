package io.quantum.pipeline.benchmark.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that must not grow: its samples, and how much of a rise over the whole measured time is
 * still taken for none.
 *
 * <p><b>Shape</b>: grows if the interval of its slope lies above what is allowed, steady if it lies
 * below, undecided if it holds both, or if there are too few samples. <b>Units</b>: as named, by
 * the hour. <b>Threads</b>: not safe.
 */
final class Growth {
  private static final double SECONDS_PER_HOUR = 3_600;

  private final String name;
  private final String unit;
  private final double allowed;
  private final List<double[]> samples = new ArrayList<>();

  /**
   * Without samples.
   *
   * @param allowed rise over the measured time, in the unit
   */
  Growth(String name, String unit, double allowed) {
    this.name = name;
    this.unit = unit;
    this.allowed = allowed;
  }

  /** A sample, so many seconds after the start; later than the last one. */
  void add(double seconds, double value) {
    samples.add(new double[] {seconds / SECONDS_PER_HOUR, value});
  }

  /** What the samples say. */
  Judged judged() {
    double[] hours = samples.stream().mapToDouble(sample -> sample[0]).toArray();
    double[] values = samples.stream().mapToDouble(sample -> sample[1]).toArray();
    Optional<Slope> slope = Slope.of(hours, values);
    if (slope.isEmpty()) {
      return new Judged(
          Judgement.CANNOT_TELL, name, "undecided: %d samples are too few".formatted(hours.length));
    }
    double perHour = allowed / (hours[hours.length - 1] - hours[0]);
    return judged(slope.get(), perHour, median(values));
  }

  private Judged judged(Slope slope, double perHour, double median) {
    String facts =
        String.format(
            Locale.ROOT,
            "%,.1f %s, %s/h (%s to %s), allowed %s/h",
            median,
            unit,
            shown(slope.estimate()),
            shown(slope.low()),
            shown(slope.high()),
            shown(perHour));
    if (slope.low() > perHour) {
      return new Judged(Judgement.BROKEN, name, "grows: " + facts);
    }
    return slope.high() <= perHour
        ? new Judged(Judgement.KEPT, name, "steady: " + facts)
        : new Judged(Judgement.CANNOT_TELL, name, "undecided: " + facts);
  }

  private static String shown(double perHour) {
    return String.format(Locale.ROOT, Math.abs(perHour) < 100 ? "%+.2f" : "%+,.0f", perHour);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
