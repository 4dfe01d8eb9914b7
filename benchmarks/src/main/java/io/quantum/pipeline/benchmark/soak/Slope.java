package io.quantum.pipeline.benchmark.soak;

import java.util.Arrays;
import java.util.Optional;

/**
 * How fast something changes, with an interval that holds the true rate in about 95 of 100 cases.
 *
 * <p>The estimate is the median of the slopes between all pairs of points (Theil-Sen): a burst or
 * an outage does not move it as it moves least squares. The interval is Sen's, from the spread that
 * Kendall's S has without a trend; it is widened by the first autocorrelation of what the line
 * leaves over, because neighbouring samples of a process repeat each other. <b>Units</b>: of y for
 * each unit of x. <b>Threads</b>: immutable. <b>Source</b>: P. K. Sen, "Estimates of the Regression
 * Coefficient Based on Kendall's Tau" (1968); K. H. Hamed and A. R. Rao (1998) on autocorrelation.
 */
record Slope(double low, double estimate, double high) {
  /** Fewer points say nothing about a trend. */
  static final int MIN_POINTS = 10;

  private static final double NORMAL_975 = 1.959964;

  // Above it, the points are one wave and not many observations.
  private static final double MAX_AUTOCORRELATION = 0.9;

  /**
   * Through these points.
   *
   * @param x ascending
   * @return nothing if there are too few points to say anything
   */
  static Optional<Slope> of(double[] x, double[] y) {
    int n = x.length;
    if (n < MIN_POINTS) {
      return Optional.empty();
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
      }
    }
    Arrays.sort(slopes);
    double estimate = median(slopes);
    double spread =
        NORMAL_975
            * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18 * inflation(residuals(x, y, estimate)));
    int low = (int) Math.floor((count - spread) / 2);
    int high = (int) Math.ceil((count + spread) / 2);
    if (low < 0 || high >= count) {
      return Optional.empty();
    }
    return Optional.of(new Slope(slopes[low], estimate, slopes[high]));
  }

  private static double[] residuals(double[] x, double[] y, double slope) {
    double[] left = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      left[i] = y[i] - slope * x[i];
    }
    double[] sorted = left.clone();
    Arrays.sort(sorted);
    double middle = median(sorted);
    for (int i = 0; i < left.length; i++) {
      left[i] -= middle;
    }
    return left;
  }

  // (1 + r) / (1 - r): how many dependent observations are worth one.
  private static double inflation(double[] residuals) {
    double product = 0;
    double square = residuals[0] * residuals[0];
    for (int i = 1; i < residuals.length; i++) {
      product += residuals[i] * residuals[i - 1];
      square += residuals[i] * residuals[i];
    }
    double r = square == 0 ? 0 : Math.max(0, Math.min(MAX_AUTOCORRELATION, product / square));
    return (1 + r) / (1 - r);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
