package io.quantum.pipeline.benchmark.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SlopeTest {
  private static final int TRIALS = 400;
  private static final int POINTS = 60;
  private static final double TRUE_SLOPE = 3;

  @Test
  void holdsTheTrueSlopeInAboutNineteenCasesOfTwenty() {
    assertThat(shareThatHoldsTheSlope(0, false)).isBetween(0.91, 0.99);
  }

  @Test
  void isWiderWhereSamplesRepeatTheirNeighbours() {
    assertThat(shareThatHoldsTheSlope(0.6, false)).isBetween(0.87, 1.0);
  }

  @Test
  void isNotMovedByAnOutage() {
    assertThat(shareThatHoldsTheSlope(0, true)).isBetween(0.91, 1.0);
  }

  @Test
  void isExactOnALine() {
    double[] x = IntStream.range(0, POINTS).mapToDouble(i -> i / 4.0).toArray();
    double[] y = IntStream.range(0, POINTS).mapToDouble(i -> 7 - i / 2.0).toArray();

    Slope slope = Slope.of(x, y).orElseThrow();

    assertThat(slope.estimate()).isCloseTo(-2, within(1e-9));
    assertThat(slope.low()).isCloseTo(-2, within(1e-9));
    assertThat(slope.high()).isCloseTo(-2, within(1e-9));
  }

  @Test
  void isNoneAndSureOfItWhereNothingChanges() {
    double[] x = IntStream.range(0, POINTS).asDoubleStream().toArray();
    double[] y = new double[POINTS];

    assertThat(Slope.of(x, y)).contains(new Slope(0, 0, 0));
  }

  @Test
  void saysNothingOfTooFewPoints() {
    double[] few = IntStream.range(0, Slope.MIN_POINTS - 1).asDoubleStream().toArray();

    assertThat(Slope.of(few, few)).isEmpty();
  }

  @Test
  void saysNothingWhereThePointsAreOneWave() {
    double[] y = {1, 1, 1, -1, -1, -1, -1, 1, 1, 1};
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();

    assertThat(Slope.of(x, y)).isEmpty();
  }

  private static double shareThatHoldsTheSlope(double carriedOver, boolean withOutage) {
    Random random = new Random(20_261_125);
    int held = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] x = new double[POINTS];
      double[] y = new double[POINTS];
      double noise = 0;
      for (int i = 0; i < POINTS; i++) {
        noise = carriedOver * noise + random.nextGaussian();
        x[i] = i / 100.0;
        y[i] = TRUE_SLOPE * x[i] + noise + (withOutage && i / 3 == 15 ? 1_000 : 0);
      }
      Slope slope = Slope.of(x, y).orElseThrow();
      held += slope.low() <= TRUE_SLOPE && TRUE_SLOPE <= slope.high() ? 1 : 0;
    }
    return (double) held / TRIALS;
  }
}
