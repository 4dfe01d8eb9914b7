package io.quantum.pipeline.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantum.pipeline.domain.flow.NetInterval.Increment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the interval is right, and how often it cries wolf. */
final class NetIntervalTest {
  private static final int RUNS = 2_000;
  private static final long TICK_MILLIS = 5_000;
  private static final double SERVICE_PER_TICK = 100;

  /**
   * Largest rate that is still allowed to be seen: two standard errors of 2,000 runs below 10 %.
   */
  private static final double MARGIN = 2 * Math.sqrt(0.1 * 0.9 / RUNS);

  @ParameterizedTest(name = "{0} samples, batches of {1}, {2} waves")
  @CsvSource({
    "12, 1, false",
    "30, 1, false",
    "60, 1, false",
    "12, 10, false",
    "30, 10, false",
    "60, 10, false",
    "30, 1, true",
    "60, 1, true"
  })
  void criesWolfInFewerThanTenOfAHundredRuns(int samples, int batch, boolean waves) {
    Random random = new Random(20_260_124L + samples * 31L + batch);
    long alarms =
        IntStream.range(0, RUNS)
            .mapToObj(run -> interval(random, samples, 0, batch, waves))
            .filter(net -> net.isAboveZero() || net.isBelowZero())
            .count();

    assertThat((double) alarms / RUNS).isLessThanOrEqualTo(0.10 - MARGIN);
  }

  @ParameterizedTest(name = "{0} samples, net {1} a tick, batches of {2}")
  @CsvSource({
    "12, 0, 1",
    "12, 10, 1",
    "30, 10, 1",
    "60, 10, 1",
    "12, 10, 10",
    "30, 10, 10",
    "60, 10, 10",
    "12, -25, 10",
    "30, -25, 10",
    "60, -25, 10"
  })
  void holdsTheTruthInMoreThanNinetyOfAHundredRuns(int samples, int net, int batch) {
    Random random = new Random(20_260_125L + samples * 31L + batch + net);
    double truth = net * 1000.0 / TICK_MILLIS;
    long covered =
        IntStream.range(0, RUNS)
            .mapToObj(run -> interval(random, samples, net, batch, false))
            .filter(i -> i.low().perSecond() <= truth && truth <= i.high().perSecond())
            .count();

    assertThat((double) covered / RUNS).isGreaterThanOrEqualTo(0.90 + MARGIN);
  }

  @Test
  void seesATrendWhereThereIsOne() {
    Random random = new Random(7);
    long seen =
        IntStream.range(0, RUNS)
            .mapToObj(run -> interval(random, 60, 10, 1, false))
            .filter(NetInterval::isAboveZero)
            .count();

    assertThat((double) seen / RUNS).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @CsvSource({"5, 2.5706", "10, 2.2281", "11, 2.2010", "20, 2.0860", "29, 2.0452", "60, 2.0003"})
  void knowsStudentsQuantiles(int freedom, double quantile) {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, column 0.975.
    assertThat(NetInterval.studentQuantile(freedom)).isCloseTo(quantile, within(0.002));
  }

  @Test
  void takesTheMiddleFromTheEnds() {
    List<Increment> even = LongStream.rangeClosed(1, 12).mapToObj(i -> tick(-15)).toList();
    List<Increment> uneven =
        List.of(new Increment(10, 1_000), new Increment(100, 10_000), new Increment(50, 5_000));

    assertThat(NetInterval.of(even))
        .contains(
            new NetInterval(new Rate(-3_000_000), new Rate(-3_000_000), new Rate(-3_000_000)));
    assertThat(NetInterval.of(uneven).orElseThrow().mid()).isEqualTo(new Rate(10_000_000));
    assertThat(NetInterval.of(List.of(tick(1), tick(2)))).isEmpty();
  }

  @Test
  void widensWhereNeighboursPullTogether() {
    List<Increment> runs =
        LongStream.range(0, 24).mapToObj(i -> tick(i / 6 % 2 == 0 ? 10 : -10)).toList();
    List<Increment> mixed =
        LongStream.range(0, 24).mapToObj(i -> tick(i % 2 == 0 ? 10 : -10)).toList();

    assertThat(NetInterval.of(runs).orElseThrow().high().perSecond())
        .isGreaterThan(NetInterval.of(mixed).orElseThrow().high().perSecond() * 1.5);
  }

  @Test
  void refusesWhatIsNoInterval() {
    assertThatThrownBy(() -> new NetInterval(new Rate(2), new Rate(1), new Rate(3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Increment(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rate.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static NetInterval interval(
      Random random, int samples, int net, int batch, boolean waves) {
    List<Increment> increments = new ArrayList<>();
    double wave = 0;
    for (int i = 1; i < samples; i++) {
      // A first-order autoregression: arrivals that stay high or low for some ticks.
      wave = waves ? 0.4 * wave + 10 * random.nextGaussian() : 0;
      long arrived = arrivals(random, SERVICE_PER_TICK + net + wave, batch);
      increments.add(tick(arrived - poisson(random, SERVICE_PER_TICK)));
    }
    return NetInterval.of(increments).orElseThrow();
  }

  private static Increment tick(long entries) {
    return new Increment(entries, TICK_MILLIS);
  }

  /** Poisson batches of geometric size. */
  private static long arrivals(Random random, double mean, int batch) {
    if (batch == 1) {
      return poisson(random, mean);
    }
    long arrived = 0;
    for (long batches = poisson(random, mean / batch); batches > 0; batches--) {
      arrived += 1 + (long) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1.0 / batch));
    }
    return arrived;
  }

  /** Knuth's method, in parts that do not underflow. */
  private static long poisson(Random random, double mean) {
    long events = -1;
    double log = 0;
    do {
      events++;
      log += Math.log(1 - random.nextDouble());
    } while (log > -mean);
    return events;
  }
}
