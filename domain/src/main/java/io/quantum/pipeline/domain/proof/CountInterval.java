package io.quantum.pipeline.domain.proof;

import io.quantum.pipeline.domain.flow.Rate;
import java.time.Duration;

/**
 * How far the true rate may lie from a count: a 95 % interval for events that come independently.
 *
 * <p>Byar's approximation of the exact Poisson interval, off by less than 1 % from 5 events on and
 * on the safe side below: Rothman and Boice, Epidemiologic Analysis (1979). No library: this module
 * depends on the JDK only.
 */
final class CountInterval {
  private CountInterval() {}

  static Rate low(long events, Duration over) {
    return events == 0 ? Rate.ZERO : rate(cubed(events, -normalQuantile()), over);
  }

  static Rate high(long events, Duration over) {
    // With no event at all the exact upper end is -ln(0.025).
    return rate(events == 0 ? -Math.log(0.025) : cubed(events + 1.0, normalQuantile()), over);
  }

  private static double normalQuantile() {
    return 1.959963984540054;
  }

  private static double cubed(double events, double z) {
    double root = 1 - 1 / (9 * events) + z / (3 * Math.sqrt(events));
    return Math.max(0, events * root * root * root);
  }

  private static Rate rate(double events, Duration over) {
    return new Rate(Math.round(events * 1_000_000_000.0 / over.toMillis()));
  }
}
